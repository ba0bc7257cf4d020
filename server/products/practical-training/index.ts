import { bookingProblems } from '../../domains/bookings/index.ts';
import { certificateProblems } from '../../domains/certificates/index.ts';
import type { TokenHolder } from '../../domains/identity/index.ts';
import { schedulingProblems } from '../../domains/scheduling/index.ts';
import { walletProblems } from '../../domains/wallet/index.ts';
import { webhookProblems } from '../../domains/webhooks/index.ts';
import type { Product } from '../../platform/http/product.ts';
import { authEndpoints } from '../bearer/auth/index.ts';
import { bearerDialect } from '../bearer/dialect.ts';
import type { BearerServices } from '../bearer/services.ts';
import { bookingUrlOf } from '../training/client/get-booking-url.ts';
import { creditsOf } from '../training/client/get-credits.ts';
import { transactionsOf } from '../training/client/list-transactions.ts';
import { createBookingInvite } from './booking-invites/create-booking-invite.ts';
import { getBookingInvite } from './booking-invites/get-booking-invite.ts';
import { listBookingInvites } from './booking-invites/list-booking-invites.ts';
import { cancelBooking } from './bookings/cancel-booking.ts';
import { createBooking } from './bookings/create-booking.ts';
import { getBooking } from './bookings/get-booking.ts';
import { getCertificate, getCertificateBadge } from './bookings/get-certificate.ts';
import { listBookings, listNoShows } from './bookings/list-bookings.ts';
import { listCourses } from './catalogue/list-courses.ts';
import { listLocations } from './catalogue/list-locations.ts';
import { getProfile } from './client/get-profile.ts';
import { getTrainingEvent } from './training-events/get-training-event.ts';
import { holdSeat } from './training-events/hold-seat.ts';
import { listTrainingEvents } from './training-events/list-training-events.ts';
import { releaseHold, releaseHoldOfEvent } from './training-events/release-hold.ts';
import { trainingWebhooks } from './webhooks/events.ts';
import { webhookEndpoints } from './webhooks/index.ts';

const slug = 'practical-training';

const description = `Classroom training at fixed places and times. Find an event, hold a seat for 30 minutes,
book it with credits, balance or an invoice, and follow your bookings and your ledger.

1. \`POST /auth/token\` with your client id and API key.
2. \`GET /training-events\`, then \`POST /training-events/{id}/hold\`.
3. \`POST /bookings\` with the hold's hash.`;

/** The Practical Training API. */
export function practicalTraining(services: BearerServices): Product<TokenHolder, BearerServices> {
  return {
    slug,
    mount: '/practical-training/v1',
    title: 'Practical Training',
    description,
    dialect: bearerDialect(slug, services, {
      ...schedulingProblems,
      ...bookingProblems,
      ...certificateProblems,
      ...walletProblems,
      ...webhookProblems,
    }),
    endpoints: [
      ...authEndpoints,
      bookingUrlOf(slug),
      getProfile,
      creditsOf(slug, 'CSTF All-In-One Mandatory Practical Training'),
      transactionsOf(slug),
      listCourses,
      listLocations,
      listTrainingEvents,
      getTrainingEvent,
      holdSeat,
      releaseHold,
      releaseHoldOfEvent,
      createBooking,
      listBookings,
      listNoShows,
      getBooking,
      cancelBooking,
      createBookingInvite,
      listBookingInvites,
      getBookingInvite,
      getCertificate,
      getCertificateBadge,
      ...webhookEndpoints,
    ],
    webhooks: trainingWebhooks,
  };
}
