import { z } from 'zod';
import {
  blsPayOptions,
  bookingStatuses,
  equipmentStatuses,
  foreseeSessionCancellation,
  listBookingHistory,
  listStaffSessions,
  payStatuses,
  trainingStatuses,
} from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional, text, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { foreseenShape, history, historyExample, presentHistory, presentRefund } from '../bookings/papers.ts';
import { strOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { administrators, bookingFence, bookingReaders } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  presentRemoteBookingTo,
  remoteBooking,
  remoteBookingAnswer,
  remoteBookingExample,
  remoteBookingInPath,
  remoteBookingPath,
  showRemoteBooking,
} from './booking.ts';

const tag = 'Remote sessions';

const only = (what: string) => ({ description: `Only this ${what}.` });

const list = endpoint({
  operationId: 'listRemoteBookings',
  method: 'GET',
  path: '/virtual-bls/bookings',
  tag,
  summary: 'Remote sessions',
  description:
    'Newest first unless sorted otherwise. Trainers see their own, people of an organisation its own.',
  auth: 'required',
  roles: bookingReaders,
  query: withOrderedDays({
    ...dayRange('the session’s start', 2027),
    organisation_id: optional(integer()).meta({ ...only('organisation'), example: 1042 }),
    trainer_id: optional(integer()).meta({ ...only('trainer'), example: 3 }),
    course_id: optional(integer()).meta({ ...only('course'), example: 1 }),
    booking_status: optional(oneOf(bookingStatuses)).meta(only('status')),
    pay_status: optional(oneOf(payStatuses)).meta(only('payment status')),
    pay_option: optional(oneOf(blsPayOptions)).meta(only('way of paying')),
    training_status: optional(oneOf(trainingStatuses)).meta(only('outcome')),
    equipment_status: optional(oneOf([...equipmentStatuses, 'none'])).meta({
      description: 'Only those whose kit is there; `none`: no kit was sent yet.',
      example: 'overdue',
    }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the candidate’s name or e-mail.',
      example: 'smith',
    }),
    sort: withDefault(oneOf(['created_at', 'start_date']), 'created_at').meta({
      description: 'Sort key.',
      example: 'created_at',
    }),
    sort_dir: withDefault(oneOf(['asc', 'desc']), 'desc').meta({
      description: 'Direction.',
      example: 'desc',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of sessions.',
      schema: listOf(remoteBooking, 'RemoteBooking'),
      example: listExample(remoteBookingExample, '/virtual-bls/bookings'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { page, per_page, sort, sort_dir, ...narrow } = query;
    const { organisationId, trainerId } = bookingFence(caller);
    const filter = {
      ...narrow,
      organisation_id: organisationId ?? narrow.organisation_id,
      trainer_id: trainerId ?? narrow.trainer_id,
    };
    const isTheirs = (narrow.organisation_id ?? filter.organisation_id) === filter.organisation_id;
    const found = isTheirs
      ? await listStaffSessions(db, filter, { sort, sort_dir }, { page, per_page })
      : { rows: [], total: 0 };
    const at = { query, base: bases.api, path: '/virtual-bls/bookings', search };
    return answer(
      200,
      presentList(found, (row) => presentRemoteBookingTo(caller, row), at),
    );
  },
});

const getOne = endpoint({
  operationId: 'getRemoteBooking',
  method: 'GET',
  path: '/virtual-bls/bookings/{id}',
  tag,
  summary: 'One remote session',
  description: 'With the kits that were sent. Trainers see their own, people of an organisation its own.',
  auth: 'required',
  roles: bookingReaders,
  params: remoteBookingPath.params,
  answers: { 200: remoteBookingAnswer('The session.') },
  async handle(call) {
    return showRemoteBooking(call);
  },
});

const getHistory = endpoint({
  operationId: 'getRemoteBookingHistory',
  method: 'GET',
  path: '/virtual-bls/bookings/{id}/history',
  tag,
  summary: 'What happened to a remote session',
  description: 'From the audit trail, kits included.',
  auth: 'required',
  roles: bookingReaders,
  params: remoteBookingPath.params,
  answers: { 200: { description: 'Oldest first.', schema: history, example: historyExample } },
  async handle(call) {
    const row = await remoteBookingInPath(call);
    if (!row) return refuse('not_found');
    const rows = await listBookingHistory(call.db, row.organisation_id, 'virtual-bls', row.id);
    return answer(200, presentHistory(rows, call.caller));
  },
});

const foreseen = z
  .object({
    ...foreseenShape,
    kit_due_on: strOrNull(
      'London’s day by which the kit that is out would be due back; null: none is out.',
      null,
    ),
  })
  .meta({ id: 'RemoteBookingCancellation' });

const getCancellation = endpoint({
  operationId: 'getRemoteBookingCancellation',
  method: 'GET',
  path: '/virtual-bls/bookings/{id}/cancellation',
  tag,
  summary: 'What cancelling a remote session would do',
  description: 'Just now and with a refund, by the rule that cancelling follows.',
  auth: 'required',
  roles: administrators,
  params: remoteBookingPath.params,
  answers: {
    200: {
      description: 'What would be.',
      schema: foreseen,
      example: { refusal: null, refund: { amount: 100, wallet: '1' }, ends_payment: false, kit_due_on: null },
    },
  },
  async handle({ db, params }) {
    const row = await foreseeSessionCancellation(db, params.id);
    if (!row) return refuse('not_found');
    return answer(200, {
      refusal: row.flaw,
      refund: presentRefund(row.refund_amount, row.refund_wallet),
      ends_payment: row.ends_payment ?? false,
      kit_due_on: row.kit_due_on,
    });
  },
});

export const readRemoteBookingEndpoints = [list, getOne, getHistory, getCancellation];
