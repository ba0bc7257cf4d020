import { deskAgency, deskCourse, deskRows, soughtName } from './desk-world.ts';
import type { CeilingStatement } from './measure.ts';

const size = 20;

/** One list as it is asked for, and the statement that its answer is made of. */
export interface DeskList {
  readonly name: string;
  readonly path: string;
  readonly statement: CeilingStatement;
}

const pages = { first: 1, middle: deskRows / size / 2, last: deskRows / size } as const;

interface Kind {
  readonly name: string;
  readonly path: string;
  /** The page's rows and how many there are, for what stands before and behind the condition. */
  readonly text: (condition: string, order: string) => string;
}

const paged = (from: string, records: string) => (condition: string, order: string) =>
  `with matching as (select count(*) as total from ${from} where ${condition}),
     page as (select id from ${from} where ${condition} order by ${order} limit ${size} offset $1::int)
   select r.*, (select total from matching) as total from page join ${records} r using (id)`;

const bookings: Kind = {
  name: 'bookings',
  path: '/console/v1/bookings?',
  text: paged('training_bookings', 'training_booking_records'),
};
const certificates: Kind = {
  name: 'certificates',
  path: '/console/v1/certificates?',
  text: paged('certificates', 'certificates'),
};
const movements: Kind = {
  name: 'ledger',
  path: `/console/v1/organisations/${deskAgency}/transactions?product=practical-training&`,
  text: paged('ledger_transfers', 'ledger_transfers'),
};

const own = `organisation_id = ${deskAgency}`;
const newest = 'organisation_seq desc';

function listOf(kind: Kind, name: string, query: string, page: number, condition: string, order = newest) {
  const text = kind.text(`${own}${condition === '' ? '' : ` and ${condition}`}`, order);
  return {
    name: `desk_${kind.name}_${name}`,
    path: `${kind.path}${query}page=${page}&per_page=${size}`,
    statement: { name: `ceiling-desk-${kind.name}-${name}`, text, values: () => [(page - 1) * size] },
  };
}

/** The n-th page of a list whose rows are numbered: found by the number, counted by the counter. */
function numbered(kind: Kind, counter: string, table: string, name: keyof typeof pages): DeskList {
  const skip = (pages[name] - 1) * size;
  const total = `(select ${counter} from organisation_counters where ${own})`;
  return {
    ...listOf(kind, name, '', pages[name], ''),
    statement: {
      name: `ceiling-desk-${kind.name}-${name}`,
      text: `select r.*, ${total} as total from ${table} r where ${own} and organisation_seq <= ${total} - $1::bigint
        and organisation_seq > ${total} - $1 - ${size} order by organisation_seq desc limit ${size}`,
      values: () => [skip],
    },
  };
}

const ofBookings = (name: string, query: string, page: number, condition: string, order?: string) =>
  listOf(bookings, name, query, page, condition, order);
const ofCertificates = (name: string, query: string, page: number, condition: string) =>
  listOf(certificates, name, query, page, condition, 'issued_at desc, id desc');

const stands = 'revoked_at is null and expires_on > (select london_today()) + 60';
const sought = `search_text like '%${soughtName}%'`;

const entries = (name: string, query: string, condition: string): DeskList => ({
  name: `desk_audit_${name}`,
  path: `/console/v1/audit-entries?${query}per_page=50`,
  statement: {
    name: `ceiling-desk-audit-${name}`,
    text: `select * from audit_entries where ${own}${condition} order by occurred_at desc, seq desc limit 50`,
    values: () => [],
  },
});

/** The agency's lists: pages far apart, narrowed to few rows, to nearly all, and to a name. */
export const deskLists: readonly DeskList[] = [
  ...(['first', 'middle', 'last'] as const).flatMap((name) => [
    numbered(bookings, 'training_bookings', 'training_booking_records', name),
    numbered(movements, 'ledger_transfers', 'ledger_transfers', name),
    ofCertificates(name, '', pages[name], ''),
  ]),
  ofBookings('narrow', 'booking_status=pending&', 1, `booking_status = 'pending'`),
  ofBookings('wide', 'booking_status=booked&', 1, `booking_status = 'booked'`),
  ofBookings('wide_middle', 'booking_status=booked&', pages.middle, `booking_status = 'booked'`),
  ofBookings('search', `search=${soughtName}&`, 1, sought),
  ofBookings('by_start', 'sort=start_date&sort_dir=asc&', 1, '', 'starts_at, id'),
  ofBookings('by_start_last', 'sort=start_date&sort_dir=asc&', pages.last, '', 'starts_at, id'),
  ofBookings('by_name', 'sort=candidate&sort_dir=asc&', 1, '', 'search_text, id'),
  ofCertificates('narrow', 'status=expiring&', 1, 'expires_on between current_date and current_date + 60'),
  ofCertificates('wide', 'status=valid&', 1, stands),
  ofCertificates('wide_middle', 'status=valid&', pages.middle, stands),
  ofCertificates(
    'search',
    `search=${soughtName}&`,
    1,
    `lower(holder_name || ' ' || number) like '%${soughtName}%'`,
  ),
  listOf(movements, 'narrow', 'type=deposit&', 1, `type = 'deposit'`),
  listOf(movements, 'wide', 'type=withdraw&', 1, `type = 'withdraw'`),
  listOf(movements, 'wide_middle', 'type=withdraw&', pages.middle, `type = 'withdraw'`),
  entries('first', '', ''),
  entries('narrow', 'action=booking.cancelled&', ` and action = 'booking.cancelled'`),
  entries('wide', 'action=booking.created&', ` and action = 'booking.created'`),
  ofBookings('course', `course_id=${deskCourse}&`, 1, `course_id = ${deskCourse}`),
];

/** The statements behind them, by name. */
export const deskStatements: Readonly<Record<string, CeilingStatement>> = Object.fromEntries(
  deskLists.map(({ name, statement }) => [name, statement]),
);
