import {
  attendances,
  bookingStatuses,
  exportStaffBookings,
  listStaffBookings,
  payOptions,
  payStatuses,
  type StaffBooking,
} from '../../../domains/bookings/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import { writeCsv } from '../../../platform/csv/write-csv.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { integer, oneOf, optional, text, withDefault } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { utcOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, bookingFence, bookingReaders } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { csvType } from '../referrals/queue.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { booking, bookingExample, presentBooking } from './booking.ts';

const tag = 'Bookings';

const wanted = {
  ...dayRange('the training’s start', 2027),
  organisation_id: optional(integer()).meta({ description: 'Only this organisation.', example: 1042 }),
  training_event_id: optional(integer()).meta({ description: 'Only this training event.', example: 26 }),
  course_id: optional(integer()).meta({ description: 'Only this course.', example: 1 }),
  location_id: optional(integer()).meta({ description: 'Only this location.', example: 3 }),
  booking_status: optional(oneOf(bookingStatuses)).meta({ description: 'Only this status.' }),
  pay_status: optional(oneOf(payStatuses)).meta({ description: 'Only this payment status.' }),
  pay_option: optional(oneOf(payOptions)).meta({ description: 'Only this way of paying.' }),
  attendance: optional(oneOf(attendances)).meta({ description: 'Only this attendance.' }),
  review: optional(oneOf(['awaited', 'approved', 'rejected'])).meta({ description: 'Only this review.' }),
  search: optional(text({ min: 2, max: 100 })).meta({
    description: 'Part of the candidate’s name or e-mail.',
    example: 'smith',
  }),
  sort: withDefault(oneOf(['created_at', 'start_date', 'candidate']), 'created_at').meta({
    description: 'Sort key.',
    example: 'created_at',
  }),
  sort_dir: withDefault(oneOf(['asc', 'desc']), 'desc').meta({
    description: 'Direction.',
    example: 'desc',
  }),
};

/** A filter as far as the caller's fence reaches; null: it asks for what lies outside. */
function withinFenceOf<Filter extends { readonly organisation_id?: number | undefined }>(
  caller: ConsoleCaller,
  filter: Filter,
) {
  const { organisationId, trainerId } = bookingFence(caller);
  const asked = filter.organisation_id;
  if (organisationId !== null && asked !== undefined && asked !== organisationId) return null;
  return { ...filter, organisation_id: organisationId ?? asked, trainer_id: trainerId ?? undefined };
}

const list = endpoint({
  operationId: 'listBookings',
  method: 'GET',
  path: '/bookings',
  tag,
  summary: 'Bookings',
  description:
    'Newest first unless sorted otherwise. `review=awaited` is the queue of reviews. Trainers see their classes, people of an organisation its own.',
  auth: 'required',
  roles: bookingReaders,
  query: withOrderedDays({ ...wanted, ...pageQuery }),
  answers: {
    200: {
      description: 'A page of bookings.',
      schema: listOf(booking, 'Booking'),
      example: listExample(bookingExample, '/bookings'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { page, per_page, sort, sort_dir, ...narrow } = query;
    const filter = withinFenceOf(caller, narrow);
    const found = filter
      ? await listStaffBookings(db, filter, { sort, sort_dir }, { page, per_page })
      : { rows: [], total: 0 };
    return answer(
      200,
      presentList(found, presentBooking, { query, base: bases.api, path: '/bookings', search }),
    );
  },
});

const csvColumns: readonly (readonly [string, (row: StaffBooking) => unknown])[] = [
  ['booking', (row) => row.id],
  ['organisation', (row) => row.organisation_name],
  ['first_name', (row) => row.first_name],
  ['last_name', (row) => row.last_name],
  ['email', (row) => row.email],
  ['phone', (row) => row.phone],
  ['job_role', (row) => row.job_role],
  ['course', (row) => row.course_name],
  ['location', (row) => row.location_name],
  ['start', (row) => formatLondon(row.starts_at)],
  ['end', (row) => formatLondon(row.ends_at)],
  ['booking_status', (row) => row.booking_status],
  ['pay_status', (row) => row.pay_status],
  ['pay_option', (row) => row.pay_option],
  ['price', (row) => (row.price_pence / 100).toFixed(2)],
  ['attendance', (row) => row.attendance],
  ['certificate', (row) => (row.has_certificate ? 'yes' : 'no')],
  ['booked_by', (row) => row.booked_by],
  ['booked_at', (row) => formatUtc(row.created_at)],
  ['cancelled_at', (row) => utcOrNull(row.cancelled_at)],
];

const exportCsv = endpoint({
  operationId: 'exportBookings',
  method: 'GET',
  path: '/bookings/export',
  tag,
  summary: 'Bookings as CSV',
  description:
    'With the filters and the order of the list, at most 50,000 rows. The trail tells who took it.',
  auth: 'required',
  roles: bookingReaders,
  query: withOrderedDays(wanted),
  answers: { 200: privateFile(csvType, 'The rows.') },
  refusals: ['export_too_large'],
  async handle({ caller, db, query, requestId }) {
    const { sort, sort_dir, ...narrow } = query;
    const filter = withinFenceOf(caller, narrow);
    const actor = actorOf(caller, requestId);
    const rows = filter ? await exportStaffBookings(db, filter, { sort, sort_dir }, actor) : [];
    if (isRefusal(rows)) return rows;
    const cells = rows.map((row) => csvColumns.map(([, cell]) => cell(row)));
    return sendPrivately(
      writeCsv(
        csvColumns.map(([name]) => name),
        cells,
      ),
      'bookings.csv',
    );
  },
});

export const readBookingEndpoints = [list, exportCsv];
