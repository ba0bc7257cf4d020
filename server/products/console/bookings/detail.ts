import { z } from 'zod';
import {
  awaitsPayment,
  foreseeCancellation,
  listBookingHistory,
  type StaffBooking,
} from '../../../domains/bookings/index.ts';
import { bookingPagePath, paymentPagePath } from '../../../domains/candidate-links/index.ts';
import { listTrainingEvents, type TrainingEvent } from '../../../domains/scheduling/index.ts';
import { formatLondon } from '../../../platform/clock/format.ts';
import type { Keyring } from '../../../platform/crypto/keyring.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, optional } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import {
  locationRef,
  presentLocationRef,
  presentTrainerRef,
  refsExample,
  trainerRef,
} from '../../training/refs.ts';
import { int, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { bookingKeepers, bookingReaders, mayKeepBookings } from '../policy.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { bookingExample, bookingInPath, bookingPath, bookingShape, presentBooking } from './booking.ts';
import {
  certificateOf,
  earnedCertificate,
  foreseenShape,
  history,
  historyExample,
  presentHistory,
  presentRefund,
  refund,
} from './papers.ts';

const common = { tag: 'Bookings', auth: 'required', params: bookingPath.params } as const;

const bookingDetail = z
  .object({
    ...bookingShape,
    certificate: earnedCertificate.nullable().meta({ description: 'Its certificate; null: none.' }),
    candidate_page_url: strOrNull(
      'The candidate’s own page; only for those who may change the booking.',
      'https://api.example.org/practical-training/booking/Vb3',
    ),
    payment_url: strOrNull('Where the candidate pays, while that is due; likewise.', null),
  })
  .meta({ id: 'BookingDetail', description: 'A classroom booking with its links.' });

/** The links of a booking's candidate: whoever has them may do what the candidate may. */
function candidateLinks(row: StaffBooking, caller: ConsoleCaller, keyring: Keyring, site: string) {
  if (!mayKeepBookings(caller)) return { candidate_page_url: null, payment_url: null };
  return {
    candidate_page_url: site + bookingPagePath(keyring, row.id),
    payment_url: awaitsPayment(row) ? site + paymentPagePath(keyring, row.id) : null,
  };
}

const getOne = endpoint({
  ...common,
  operationId: 'getBooking',
  method: 'GET',
  path: '/bookings/{id}',
  summary: 'One booking',
  description: 'Trainers see their classes, people of an organisation its own.',
  roles: bookingReaders,
  answers: {
    200: {
      description: 'The booking.',
      schema: bookingDetail,
      example: { ...bookingExample, certificate: null, candidate_page_url: null, payment_url: null },
    },
  },
  async handle(call) {
    const { caller, db, services, bases } = call;
    const row = await bookingInPath(call);
    if (!row) return refuse('not_found');
    return answer(200, {
      ...presentBooking(row),
      certificate: await certificateOf(db, 'practical-training', row, bases.site),
      ...candidateLinks(row, caller, services.keyring, bases.site),
    });
  },
});

const getHistory = endpoint({
  ...common,
  operationId: 'getBookingHistory',
  method: 'GET',
  path: '/bookings/{id}/history',
  summary: 'What happened to a booking',
  description: 'From the audit trail.',
  roles: bookingReaders,
  answers: { 200: { description: 'Oldest first.', schema: history, example: historyExample } },
  async handle(call) {
    const row = await bookingInPath(call);
    if (!row) return refuse('not_found');
    const rows = await listBookingHistory(call.db, row.organisation_id, 'practical-training', row.id);
    return answer(200, presentHistory(rows, call.caller));
  },
});

const foreseen = z
  .object({
    ...foreseenShape,
    at_stake: refund.nullable().meta({
      description: 'What would go back with a full refund; more than `refund` once it is too late for one.',
    }),
    full_refund_until: whenOrNull(
      'Until when its organisation gets its money back, and may move it.',
      '2027-07-13T09:00:00+00:00',
    ),
  })
  .meta({ id: 'BookingCancellation' });

const getCancellation = endpoint({
  ...common,
  operationId: 'getBookingCancellation',
  method: 'GET',
  path: '/bookings/{id}/cancellation',
  summary: 'What cancelling a booking would do',
  description:
    'Just now, by the rule that cancelling follows: staff with `refund` true, people of an organisation as it cancels.',
  roles: bookingKeepers,
  answers: {
    200: {
      description: 'What would be.',
      schema: foreseen,
      example: {
        refusal: null,
        refund: { amount: 100, wallet: '1' },
        ends_payment: false,
        at_stake: { amount: 100, wallet: '1' },
        full_refund_until: '2027-07-13T09:00:00+00:00',
      },
    },
  },
  async handle({ caller, db, params }) {
    const row = await foreseeCancellation(db, caller.organisation_id, params.id);
    if (!row) return refuse('not_found');
    return answer(200, {
      refusal: row.flaw,
      refund: presentRefund(row.refund_amount, row.refund_wallet),
      ends_payment: row.ends_payment ?? false,
      at_stake: presentRefund(row.stake_amount, row.stake_wallet),
      full_refund_until: utcOrNull(row.refund_until),
    });
  },
});

const otherDate = z
  .object({
    training_event_id: int('Training event id.', 31),
    location: locationRef,
    trainer: trainerRef.nullable().meta({ description: 'Null: not settled yet.' }),
    start_date: when('Start, with London’s offset of that day.', '2027-07-22T10:00:00+01:00'),
    end_date: when('End, with London’s offset of that day.', '2027-07-22T17:00:00+01:00'),
    remaining_slots: int('Seats that nobody has booked.', 6),
  })
  .meta({ id: 'OtherDate' });

const otherDateExample = {
  training_event_id: 31,
  location: refsExample.location,
  trainer: refsExample.trainer,
  start_date: '2027-07-22T10:00:00+01:00',
  end_date: '2027-07-22T17:00:00+01:00',
  remaining_slots: 6,
};

const presentOtherDate = (event: TrainingEvent): z.input<typeof otherDate> => ({
  training_event_id: event.id,
  location: presentLocationRef(event),
  trainer: presentTrainerRef(event),
  start_date: formatLondon(event.starts_at),
  end_date: formatLondon(event.ends_at),
  remaining_slots: event.remaining_slots,
});

const listOtherDates = endpoint({
  ...common,
  operationId: 'listOtherDates',
  method: 'GET',
  path: '/bookings/{id}/other-dates',
  summary: 'Where a booking could be moved to',
  description:
    'Coming training events of its course that its organisation can see and that have a seat, soonest first; its own may be among them.',
  roles: bookingKeepers,
  query: withOrderedDays({
    ...dayRange('the start', 2027),
    location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of training events.',
      schema: listOf(otherDate, 'OtherDate'),
      example: listExample(otherDateExample, '/bookings/95759/other-dates'),
    },
  },
  async handle(call) {
    const { db, query, bases, search } = call;
    const row = await bookingInPath(call);
    if (!row) return refuse('not_found');
    const found = await listTrainingEvents(db, row.organisation_id, {
      ...query,
      course_id: row.course_id,
      available_only: true,
      sort: 'start_date',
      sort_dir: 'asc',
    });
    const at = { query, base: bases.api, path: `/bookings/${row.id}/other-dates`, search };
    return answer(200, presentList(found, presentOtherDate, at));
  },
});

export const bookingDetailEndpoints = [getOne, getHistory, getCancellation, listOtherDates];
