import { z } from 'zod';
import { listBlsCourses, listTrainingCourses } from '../../../domains/catalogue/index.ts';
import { getTrainingProfile } from '../../../domains/organisations/index.ts';
import { getBalances } from '../../../domains/wallet/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { courseProduct, flag, int, str } from '../fields.ts';
import { agencyMembers, ownOrganisation } from '../policy.ts';
import { endpoint } from '../services.ts';

const means = z
  .object({
    courses: z
      .array(
        z
          .object({
            id: int('Course id.', 1),
            name: str('Name.', 'CSTF All-In-One Mandatory Practical Training'),
            price_pence: int('Your organisation’s price in pence, VAT included.', 8_500),
            duration_minutes: int('Minutes.', 420),
            credits: int('Whole credits your organisation has for it.', 12),
          })
          .meta({ id: 'BookableCourse' }),
      )
      .meta({ description: 'Active courses, by id.' }),
    balance_pence: int('Money balance in pence.', 41_550),
    invoice_payments: flag('Whether your organisation may pay by invoice.', true),
    candidate_payments: flag('Whether candidates can be asked to pay.', true),
    cancel_full_refund_hours: int(
      'Until so many hours before the start a cancelled booking is refunded.',
      48,
    ),
    payment_window_minutes: int('So long a candidate has to pay.', 30),
  })
  .meta({ id: 'BookingMeans', description: 'What can be booked, and what it can be paid with.' });

/** All in one page: a provider teaches dozens of courses. */
const whole = { page: 1, per_page: 1_000 };

const get = endpoint({
  operationId: 'getBookingMeans',
  method: 'GET',
  path: '/booking-means',
  tag: 'Finding training',
  summary: 'What your organisation can book, and pay with',
  description: 'Courses at its prices, its credits and balance, and the ways to pay that are open to it.',
  auth: 'required',
  roles: agencyMembers,
  query: fields({ product: courseProduct }),
  answers: {
    200: {
      description: 'The means.',
      schema: means,
      example: {
        courses: [
          {
            id: 1,
            name: 'CSTF All-In-One Mandatory Practical Training',
            price_pence: 8_500,
            duration_minutes: 420,
            credits: 12,
          },
        ],
        balance_pence: 41_550,
        invoice_payments: true,
        candidate_payments: true,
        cancel_full_refund_hours: 48,
        payment_window_minutes: 30,
      },
    },
  },
  async handle({ caller, db, query: { product }, services }) {
    const organisationId = ownOrganisation(caller);
    const listCourses = product === 'virtual-bls' ? listBlsCourses : listTrainingCourses;
    const { rows } = await listCourses(db, organisationId, whole);
    const balances = await getBalances(db, organisationId, product);
    const profile = await getTrainingProfile(db, organisationId);
    const creditsOf = new Map(balances.credits.map((row) => [row.course_id, row.balance / 100]));
    return answer(200, {
      courses: rows.map(({ id, name, price_pence, duration_minutes }) => ({
        id,
        name,
        price_pence,
        duration_minutes,
        credits: creditsOf.get(id) ?? 0,
      })),
      balance_pence: balances.moneyPence,
      invoice_payments: profile.invoice_payments,
      candidate_payments: services.paymentProviders[product] !== null,
      cancel_full_refund_hours: profile.cancel_full_refund_hours,
      payment_window_minutes: profile.payment_window_minutes,
    });
  },
});

export const meansEndpoints = [get];
