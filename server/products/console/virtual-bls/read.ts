import {
  blsPayOptions,
  bookingStatuses,
  equipmentStatuses,
  listStaffSessions,
  payStatuses,
  trainingStatuses,
} from '../../../domains/bookings/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional, text, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { listExample } from '../people/person.ts';
import { teachers, trainerFence } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  presentRemoteBooking,
  remoteBooking,
  remoteBookingAnswer,
  remoteBookingExample,
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
  summary: 'Remote sessions of all organisations',
  description: 'Newest first unless sorted otherwise. Trainers see their own.',
  auth: 'required',
  roles: teachers,
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
    const filter = { ...narrow, trainer_id: trainerFence(caller) ?? narrow.trainer_id };
    const found = await listStaffSessions(db, filter, { sort, sort_dir }, { page, per_page });
    const at = { query, base: bases.api, path: '/virtual-bls/bookings', search };
    return answer(200, presentList(found, presentRemoteBooking, at));
  },
});

const getOne = endpoint({
  operationId: 'getRemoteBooking',
  method: 'GET',
  path: '/virtual-bls/bookings/{id}',
  tag,
  summary: 'One remote session',
  description: 'Of any organisation, with the kits that were sent; trainers see their own.',
  auth: 'required',
  roles: teachers,
  params: remoteBookingPath.params,
  answers: { 200: remoteBookingAnswer('The session.') },
  async handle(call) {
    return showRemoteBooking(call);
  },
});

export const readRemoteBookingEndpoints = [list, getOne];
