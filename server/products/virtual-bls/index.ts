import { bookingProblems } from '../../domains/bookings/index.ts';
import type { TokenHolder } from '../../domains/identity/index.ts';
import { slotProblems } from '../../domains/scheduling/index.ts';
import { walletProblems } from '../../domains/wallet/index.ts';
import { webhookProblems } from '../../domains/webhooks/index.ts';
import type { Product } from '../../platform/http/product.ts';
import { authEndpoints } from '../bearer/auth/index.ts';
import { bearerDialect } from '../bearer/dialect.ts';
import type { BearerServices } from '../bearer/services.ts';
import { bookingUrlOf } from '../training/client/get-booking-url.ts';
import { creditsOf } from '../training/client/get-credits.ts';
import { transactionsOf } from '../training/client/list-transactions.ts';
import { createBooking } from './bookings/create-booking.ts';
import { getBooking } from './bookings/get-booking.ts';
import { getCertificate } from './bookings/get-certificate.ts';
import { listBookings } from './bookings/list-bookings.ts';
import { listCourses } from './client/list-courses.ts';
import { exampleCourse } from './refs.ts';
import { holdSlot } from './timeslots/hold-slot.ts';
import { listTimeslots } from './timeslots/list-timeslots.ts';
import { releaseHold } from './timeslots/release-hold.ts';
import { blsWebhooks } from './webhooks/events.ts';
import { webhookEndpoints } from './webhooks/index.ts';

const slug = 'virtual-bls';

const description = `Remote Basic Life Support sessions: one candidate with one trainer over live video, with a training
kit posted to the candidate's home. List free slots, hold one for 30 minutes, book it. The certificate exists when the
training is completed and the kit is back.

1. \`POST /auth/token\` with your client id and API key.
2. \`GET /timeslots\`, then \`POST /timeslots/hold\` with a slot's date and time.
3. \`POST /bookings\` with the hold's hash.`;

/** What is worded otherwise than for classroom training. */
const problems = {
  ...bookingProblems,
  ...walletProblems,
  ...slotProblems,
  ...webhookProblems,
  certificate_not_available: {
    status: 422,
    message:
      'This booking has no certificate yet: it is issued when the training is completed and the kit is back.',
  },
};

/** The Virtual BLS API. */
export function virtualBls(services: BearerServices): Product<TokenHolder, BearerServices> {
  return {
    slug,
    mount: '/virtual-bls/v1',
    title: 'Virtual BLS',
    description,
    dialect: bearerDialect(slug, services, problems),
    endpoints: [
      ...authEndpoints,
      bookingUrlOf(slug),
      creditsOf(slug, exampleCourse.name),
      transactionsOf(slug),
      listCourses,
      listTimeslots,
      holdSlot,
      releaseHold,
      listBookings,
      createBooking,
      getBooking,
      getCertificate,
      ...webhookEndpoints,
    ],
    webhooks: blsWebhooks,
  };
}
