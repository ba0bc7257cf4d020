import { z } from 'zod';
import {
  editKit,
  getKit,
  getKitLoan,
  type Kit,
  kitPlaces,
  listKits,
  registerKit,
  scanKitIn,
  scanKitOut,
  setKitDueDate,
  waiveKit,
} from '../../../domains/kits/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, calendarDay, fields, oneOf, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { clearable, flag, int, str, strOrNull, when } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  kitLoan,
  presentKitLoan,
  remoteBookingAnswer,
  remoteBookingPath,
  showRemoteBooking,
} from './booking.ts';

const common = { tag: 'Kits', auth: 'required', roles: administrators } as const;

const kit = z
  .object({
    id: int('Kit id.', 100),
    bar_code: str('Its bar code.', 'KIT-0007'),
    note: strOrNull('What staff wrote.', 'Adult manikin'),
    is_retired: flag('Whether it is used no more.', false),
    created_at: when('Since when it is known.', '2027-01-04T09:00:00+00:00'),
    loan: kitLoan.nullable().meta({ description: 'With whom it is; null: it is here.' }),
  })
  .meta({ id: 'Kit', description: 'A training kit, and where it is.' });

const example: z.input<typeof kit> = {
  id: 100,
  bar_code: 'KIT-0007',
  note: 'Adult manikin',
  is_retired: false,
  created_at: '2027-01-04T09:00:00+00:00',
  loan: null,
};

const presentKit = (row: Kit): z.input<typeof kit> => ({
  ...row,
  created_at: formatUtc(row.created_at),
  loan: row.loan && presentKitLoan(row.loan),
});

const kitAnswer = (description: string) => ({ description, schema: kit, example });

async function showKit<const Status extends number>(status: Status, db: Queryable, id: number) {
  const row = await getKit(db, id);
  return row ? answer(status, presentKit(row)) : refuse('not_found');
}

const barCode = text({ max: 40 })
  .transform((typed) => typed.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9-]{3,40}$/, { error: 'Must be 3 to 40 letters, digits and hyphens.' }))
  .meta({ description: 'As it is scanned, in any case.', example: 'KIT-0007' });

const list = endpoint({
  ...common,
  operationId: 'listKits',
  method: 'GET',
  path: '/virtual-bls/kits',
  summary: 'All kits',
  description: 'By id, with whom they are.',
  query: fields({
    place: optional(oneOf(kitPlaces)).meta({ description: 'Only those that are there.', example: 'overdue' }),
    search: optional(text({ max: 40 })).meta({ description: 'Part of a bar code.', example: '0007' }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of kits.',
      schema: listOf(kit, 'Kit'),
      example: listExample(example, '/virtual-bls/kits'),
    },
  },
  async handle({ db, query, bases, search }) {
    const at = { query, base: bases.api, path: '/virtual-bls/kits', search };
    return answer(200, presentList(await listKits(db, query), presentKit, at));
  },
});

const note = clearable(text({ max: 200 })).meta({ description: 'For staff.', example: 'Adult manikin' });

const register = endpoint({
  ...common,
  operationId: 'registerKit',
  method: 'POST',
  path: '/virtual-bls/kits',
  summary: 'Take a kit into use',
  description: 'By its bar code.',
  body: fields({ bar_code: barCode, note }).meta({ id: 'RegisterKitRequest' }),
  bodyExample: { bar_code: 'KIT-0007' },
  answers: { 201: kitAnswer('Registered.') },
  refusals: ['bar_code_taken'],
  async handle({ caller, body, db, requestId }) {
    const given = { barCode: body.bar_code, note: body.note ?? null };
    const id = await registerKit(db, given, actorOf(caller, requestId));
    return isRefusal(id) ? id : showKit(201, db, id);
  },
});

const edit = endpoint({
  ...common,
  operationId: 'editKit',
  method: 'PATCH',
  path: '/virtual-bls/kits/{id}',
  summary: 'Change a kit',
  description: 'Fields that are not sent stay. One that is with a candidate cannot be retired.',
  params: z.object({ id: pathId.meta({ description: 'Kit id.', example: 100 }) }),
  pathObjectExists: async ({ db, params }) => (await getKit(db, params.id)) !== null,
  body: fields({
    note,
    is_retired: optional(bool()).meta({ description: 'Whether it is used no more.', example: true }),
  }).meta({ id: 'EditKitRequest' }),
  bodyExample: { is_retired: true },
  answers: { 200: kitAnswer('Changed.') },
  refusals: ['kit_is_out'],
  async handle({ caller, params, body, db, requestId }) {
    return (await editKit(db, params.id, body, actorOf(caller, requestId))) ?? showKit(200, db, params.id);
  },
});

const scanOut = endpoint({
  ...common,
  operationId: 'scanKitOut',
  method: 'POST',
  path: '/virtual-bls/bookings/{id}/kits',
  summary: 'Send a kit to a candidate',
  description: 'It is due back some days after the session.',
  ...remoteBookingPath,
  body: fields({ bar_code: barCode }).meta({ id: 'ScanKitOutRequest' }),
  bodyExample: { bar_code: 'KIT-0007' },
  answers: { 200: remoteBookingAnswer('On its way.') },
  refusals: ['kit_unknown', 'kit_retired', 'kit_is_out', 'booking_not_booked', 'certificate_stands'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const scan = { barCode: body.bar_code, bookingId: params.id };
    return (await scanKitOut(db, scan, actorOf(caller, requestId))) ?? showRemoteBooking(call);
  },
});

const scanIn = endpoint({
  ...common,
  operationId: 'scanKitIn',
  method: 'POST',
  path: '/virtual-bls/kits/return',
  summary: 'Take a kit back',
  description: 'Answers with its booking, which may have earned its certificate by that.',
  body: fields({ bar_code: barCode }).meta({ id: 'ScanKitInRequest' }),
  bodyExample: { bar_code: 'KIT-0007' },
  answers: { 200: remoteBookingAnswer('Back.') },
  refusals: ['kit_unknown', 'kit_not_out'],
  async handle(call) {
    const { caller, body, db, requestId } = call;
    const id = await scanKitIn(db, body.bar_code, actorOf(caller, requestId));
    return isRefusal(id) ? id : showRemoteBooking({ ...call, params: { id } });
  },
});

const changeDueDate = endpoint({
  ...common,
  operationId: 'setKitDueDate',
  method: 'PUT',
  path: '/virtual-bls/kit-loans/{id}/due-date',
  summary: 'Change when a kit is due back',
  description:
    'An overdue one that is given more time is out again; it is announced anew after the new date.',
  params: z.object({ id: pathId.meta({ description: 'Loan id.', example: 12 }) }),
  pathObjectExists: async ({ db, params }) => (await getKitLoan(db, params.id)) !== null,
  body: fields({
    due_on: calendarDay().meta({ description: 'London’s day.', example: '2027-06-24' }),
  }).meta({ id: 'SetKitDueDateRequest' }),
  bodyExample: { due_on: '2027-06-24' },
  answers: {
    200: {
      description: 'Changed.',
      schema: kitLoan,
      example: {
        id: 12,
        kit_id: 100,
        bar_code: 'KIT-0007',
        booking_id: 1501,
        due_on: '2027-06-24',
        is_overdue: false,
        sent_at: '2027-06-04T09:00:00+00:00',
        returned_at: null,
      },
    },
  },
  refusals: ['kit_not_out', 'due_before_sent'],
  async handle({ caller, params, body, db, requestId }) {
    const due = { loanId: params.id, dueOn: body.due_on };
    const refused = await setKitDueDate(db, due, actorOf(caller, requestId));
    if (refused) return refused;
    const loan = await getKitLoan(db, params.id);
    return loan ? answer(200, presentKitLoan(loan)) : refuse('not_found');
  },
});

const waive = endpoint({
  ...common,
  operationId: 'waiveKit',
  method: 'POST',
  path: '/virtual-bls/bookings/{id}/kit-waiver',
  summary: 'Say that a candidate needs no kit',
  description: 'Counts as a kit that is back.',
  ...remoteBookingPath,
  body: fields({
    reason: text({ max: 500 }).meta({ description: 'Why.', example: 'Has a manikin at work' }),
  }).meta({ id: 'WaiveKitRequest' }),
  bodyExample: { reason: 'Has a manikin at work' },
  answers: { 200: remoteBookingAnswer('Noted.') },
  refusals: ['booking_not_booked', 'kit_was_sent', 'kit_waived'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const waiver = { bookingId: params.id, reason: body.reason };
    return (await waiveKit(db, waiver, actorOf(caller, requestId))) ?? showRemoteBooking(call);
  },
});

export const kitEndpoints = [list, register, edit, scanOut, scanIn, changeDueDate, waive];
