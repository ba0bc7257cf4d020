import { z } from 'zod';
import { bookHeldSeat, getStaffBooking, payOptions } from '../../../domains/bookings/index.ts';
import { getTrainingEvent, holdSeats, releaseSeat } from '../../../domains/scheduling/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, oneOf, phone, text } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { agencyContactAndInvoice, candidateName, jobRole } from '../../training/candidate-fields.ts';
import { bookingAnswer, presentBooking } from '../bookings/booking.ts';
import { int } from '../fields.ts';
import { actorOf, agencyBookers, bookingFence, ownOrganisation } from '../policy.ts';
import { endpoint } from '../services.ts';
import { presentHold, seatHold, seatHoldExample } from './open-event.ts';

const common = { method: 'POST', tag: 'Finding training', auth: 'required', roles: agencyBookers } as const;

/** As many as an organisation may hold of one event. */
const seatsAtOnce = 20;

/** A hold, as bodies name it. */
export const holdHash = text({ max: 255 }).meta({
  description: 'Your live hold.',
  example: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
});

/** Holds, as bodies name them. */
export const holdHashes = fields({
  hold_hashes: z
    .array(holdHash, { error: 'Must be a list of holds.' })
    .max(100, 'Must have at most 100 entries.')
    .meta({ description: 'Your holds; those that are over already are passed over.' }),
});

/** How many holds were ended. */
export const releasedAnswer = {
  description: 'Released.',
  schema: z.object({ released: int('Holds that were live until now.', 2) }).meta({ id: 'ReleasedHolds' }),
  example: { released: 2 },
};

const hold = endpoint({
  ...common,
  operationId: 'holdSeats',
  path: '/open-events/{id}/holds',
  summary: 'Hold seats for 30 minutes',
  description:
    'Each seat is a hold of its own. When there are fewer than you want you get those there are, and `refused` says why not more. Nothing is charged.',
  params: z.object({ id: pathId.meta({ description: 'Training event id.', example: 26 }) }),
  pathObjectExists: async ({ db, caller, params }) =>
    (await getTrainingEvent(db, ownOrganisation(caller), params.id)) !== null,
  body: fields({
    seats: integer({ min: 1, max: seatsAtOnce }).meta({ description: 'How many.', example: 2 }),
  }).meta({ id: 'HoldSeatsRequest' }),
  bodyExample: { seats: 2 },
  answers: {
    201: {
      description: 'Held.',
      schema: z
        .object({
          holds: z.array(seatHold).meta({ description: 'At least one.' }),
          refused: z
            .enum(['no_seats_left', 'hold_limit_reached', 'event_cancelled', 'event_started', 'not_found'])
            .nullable()
            .meta({ description: 'Why there are fewer than asked for; null: there are not.', example: null }),
        })
        .meta({ id: 'HeldSeats' }),
      example: { holds: [seatHoldExample], refused: 'no_seats_left' as const },
    },
  },
  refusals: ['event_cancelled', 'event_started', 'hold_limit_reached', 'no_seats_left'],
  async handle({ caller, db, params, body, services }) {
    const organisationId = ownOrganisation(caller);
    const wanted = { organisationId, eventId: params.id, seats: body.seats };
    const { holds, refused } = await holdSeats(db, services.keyring, wanted);
    if (refused && holds.length === 0) return refused;
    return answer(201, {
      holds: holds.map(presentHold),
      refused: (refused?.refused ?? null) as 'no_seats_left' | null,
    });
  },
});

const release = endpoint({
  ...common,
  operationId: 'releaseSeats',
  path: '/seat-holds/release',
  summary: 'Release seats that you hold',
  description: 'They are free at once; no webhook is sent.',
  body: holdHashes.meta({ id: 'ReleaseSeatsRequest' }),
  bodyExample: { hold_hashes: ['Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn'] },
  answers: { 200: releasedAnswer },
  async handle({ caller, db, body }) {
    const organisationId = ownOrganisation(caller);
    const done = await Promise.all(body.hold_hashes.map((hash) => releaseSeat(db, { organisationId, hash })));
    return answer(200, { released: done.filter(Boolean).length });
  },
});

const book = endpoint({
  ...common,
  operationId: 'bookHeldSeat',
  path: '/held-seats/book',
  summary: 'Book a seat that you hold',
  description:
    'For one candidate, as by the API: when a business rule refuses, nothing is charged and the hold stays live. Send an Idempotency-Key: a retry then books nothing twice.',
  body: fields({
    hold_hash: holdHash,
    ...candidateName,
    email: email().meta({ description: 'The candidate’s.', example: 'jane.smith@nhsstaff.co.uk' }),
    phone: phone().meta({ description: 'The candidate’s.', example: '+441234567890' }),
    job_role: jobRole,
    pay_option: oneOf(payOptions).meta({ description: 'How it is paid.', example: 'credits' }),
    ...agencyContactAndInvoice,
  }).meta({ id: 'BookHeldSeatRequest' }),
  bodyExample: {
    hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@nhsstaff.co.uk',
    phone: '+441234567890',
    pay_option: 'credits',
  },
  answers: { 201: bookingAnswer('Booked.') },
  refusals: [
    'hold_not_found',
    'hold_used',
    'hold_expired',
    'event_cancelled',
    'event_started',
    'invoice_not_enabled',
    'candidate_payment_unavailable',
    'insufficient_credits',
    'insufficient_balance',
  ],
  async handle({ caller, db, body, services, requestId }) {
    const { hold_hash, pay_option, ...candidate } = body;
    const booked = await bookHeldSeat(db, {
      organisationId: ownOrganisation(caller),
      holdHash: hold_hash,
      candidate,
      payOption: pay_option,
      bookedBy: 'Agency',
      actor: actorOf(caller, requestId),
      paymentProvider: services.paymentProviders['practical-training'],
    });
    if (isRefusal(booked)) return booked;
    const row = await getStaffBooking(db, booked.id, bookingFence(caller));
    return row ? answer(201, presentBooking(row)) : refuse('not_found');
  },
});

export const seatEndpoints = [hold, release, book];
