import { z } from 'zod';
import {
  blsPayOptions,
  bookHeldSlot,
  bookingStatuses,
  payStatuses,
} from '../../../domains/bookings/index.ts';
import {
  holdSlot,
  listFreeSlots,
  releaseSlot,
  type SlotHoldExists,
} from '../../../domains/scheduling/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { calendarDay, clockTime, fields, integer, oneOf } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import {
  agencyContact,
  candidateName,
  candidateReach,
  jobRole,
  kitAddress,
} from '../../training/candidate-fields.ts';
import { choice, int, str, when } from '../fields.ts';
import { actorOf, agencyBookers, agencyMembers, ownOrganisation } from '../policy.ts';
import { endpoint } from '../services.ts';
import { presentHold, seatHold, seatHoldExample } from './open-event.ts';
import { holdHash, holdHashes, releasedAnswer } from './seats.ts';

const common = { tag: 'Finding training', auth: 'required' } as const;

const courseId = integer({ min: 1 }).meta({ description: 'An active course.', example: 1 });

/** Days that one answer may span, besides its first. */
const daysAtMost = 31;

const list = endpoint({
  ...common,
  operationId: 'listOpenSlots',
  method: 'GET',
  path: '/open-slots',
  summary: 'Free slots for remote sessions',
  description: 'With the notice that kits need, as the API shows them. Not in pages.',
  roles: agencyMembers,
  query: fields({
    course_id: courseId,
    date_from: calendarDay().meta({ description: 'First day (Europe/London).', example: '2027-06-10' }),
    date_to: calendarDay().meta({
      description: `Last day, at most ${daysAtMost} days after the first.`,
      example: '2027-06-24',
    }),
  }).refine(
    ({ date_from, date_to }) =>
      date_from <= date_to && Date.parse(date_to) - Date.parse(date_from) <= daysAtMost * 86_400_000,
    { path: ['date_to'], error: `Must be 0 to ${daysAtMost} days after date_from.` },
  ),
  answers: {
    200: {
      description: 'The slots, in their order.',
      schema: z
        .object({
          data: z
            .array(
              z
                .object({
                  date: str('London’s day.', '2027-06-10'),
                  time: str('London’s time.', '09:00'),
                  available_trainers: int('How many could take it.', 2),
                })
                .meta({ id: 'OpenSlot' }),
            )
            .meta({ description: 'Those with a free trainer.' }),
        })
        .meta({ id: 'OpenSlots' }),
      example: { data: [{ date: '2027-06-10', time: '09:00', available_trainers: 2 }] },
    },
  },
  refusals: ['course_not_available'],
  async handle({ db, query }) {
    const found = await listFreeSlots(db, {
      courseId: query.course_id,
      from: query.date_from,
      to: query.date_to,
      needsNotice: true,
    });
    return isRefusal(found) ? found : answer(200, { data: found.slots.map((slot) => ({ ...slot })) });
  },
});

const hold = endpoint({
  ...common,
  operationId: 'holdSlot',
  method: 'POST',
  path: '/open-slots/hold',
  summary: 'Hold a slot',
  description:
    'One trainer’s time is kept for you; nothing is charged. While your organisation holds the same slot already you get that hold, with 200.',
  roles: agencyBookers,
  body: fields({
    course_id: courseId,
    date: calendarDay().meta({ description: 'London’s day.', example: '2027-06-10' }),
    time: clockTime().meta({ description: 'London’s time, as slots tell it.', example: '09:00' }),
  }).meta({ id: 'HoldSlotRequest' }),
  bodyExample: { course_id: 1, date: '2027-06-10', time: '09:00' },
  answers: {
    200: {
      description: 'The hold your organisation has already.',
      schema: seatHold,
      example: seatHoldExample,
    },
    201: { description: 'Held.', schema: seatHold, example: seatHoldExample },
  },
  refusals: ['course_not_available', 'hold_limit_reached', 'slot_unavailable'],
  async handle({ caller, db, body: { course_id: course, date, time }, services }) {
    const slot = { organisationId: ownOrganisation(caller), courseId: course, date, time };
    const held = await holdSlot(db, services.keyring, slot);
    if (!isRefusal(held)) return answer(201, presentHold(held));
    return held.refused === 'hold_exists' ? answer(200, presentHold((held as SlotHoldExists).hold)) : held;
  },
});

const release = endpoint({
  ...common,
  operationId: 'releaseSlots',
  method: 'POST',
  path: '/slot-holds/release',
  summary: 'Release slots that you hold',
  description: 'They are free at once; no webhook is sent.',
  roles: agencyBookers,
  body: holdHashes.meta({ id: 'ReleaseSlotsRequest' }),
  bodyExample: { hold_hashes: ['Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn'] },
  answers: { 200: releasedAnswer },
  async handle({ caller, db, body }) {
    const organisationId = ownOrganisation(caller);
    const done = await Promise.all(body.hold_hashes.map((hash) => releaseSlot(db, organisationId, hash)));
    return answer(200, { released: done.filter(Boolean).length });
  },
});

const bookedSession = z
  .object({
    id: int('Booking id.', 1501),
    start_date: when('Start, with London’s offset of that day.', '2027-06-10T09:00:00+01:00'),
    end_date: when('End, with London’s offset of that day.', '2027-06-10T10:00:00+01:00'),
    booking_status: choice(bookingStatuses, 'Where it stands.'),
    pay_status: choice(payStatuses, 'Where its money stands.'),
    price_pence: int('Its price in pence.', 4_500),
  })
  .meta({ id: 'BookedSession', description: 'A remote session that was just booked.' });

const book = endpoint({
  ...common,
  operationId: 'bookHeldSlot',
  method: 'POST',
  path: '/held-slots/book',
  summary: 'Book a slot that you hold',
  description:
    'For one candidate, as by the API: when a business rule refuses, nothing is charged and the hold stays live. Send an Idempotency-Key: a retry then books nothing twice.',
  roles: agencyBookers,
  body: fields({
    hold_hash: holdHash,
    ...candidateName,
    ...candidateReach,
    ...kitAddress,
    job_role: jobRole,
    pay_option: oneOf(blsPayOptions).meta({ description: 'How it is paid.', example: 'credits' }),
    ...agencyContact,
  }).meta({ id: 'BookHeldSlotRequest' }),
  bodyExample: {
    hold_hash: 'Xy7kRtQmNpLsWvBzJcFdEaHgUiOeYtAn',
    first_name: 'Jane',
    last_name: 'Smith',
    email: 'jane.smith@example.com',
    phone: '+441234567890',
    address: '12 Nursing Lane',
    city: 'Manchester',
    postcode: 'M1 2AB',
    pay_option: 'credits',
  },
  answers: {
    201: {
      description: 'Booked.',
      schema: bookedSession,
      example: {
        id: 1501,
        start_date: '2027-06-10T09:00:00+01:00',
        end_date: '2027-06-10T10:00:00+01:00',
        booking_status: 'booked' as const,
        pay_status: 'completed' as const,
        price_pence: 4_500,
      },
    },
  },
  refusals: [
    'hold_not_found',
    'hold_used',
    'hold_expired',
    'invoice_not_enabled',
    'candidate_payment_unavailable',
    'insufficient_credits',
    'insufficient_balance',
  ],
  async handle({ caller, db, body, services, requestId }) {
    const { hold_hash, pay_option, ...candidate } = body;
    const booked = await bookHeldSlot(db, {
      organisationId: ownOrganisation(caller),
      holdHash: hold_hash,
      candidate,
      payOption: pay_option,
      bookedBy: 'Agency',
      actor: actorOf(caller, requestId),
      paymentProvider: services.paymentProviders['virtual-bls'],
    });
    if (isRefusal(booked)) return booked;
    return answer(201, {
      id: booked.id,
      start_date: formatLondon(booked.starts_at),
      end_date: formatLondon(booked.ends_at),
      booking_status: booked.booking_status,
      pay_status: booked.pay_status,
      price_pence: booked.price_pence,
    });
  },
});

export const slotEndpoints = [list, hold, release, book];
