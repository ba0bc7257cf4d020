import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../../platform/http/pagination.ts';
import { numberedList } from '../../organisations/index.ts';
import { type BookingFence, withinFence } from '../booking-fence.ts';
import { type BookingOrder, inBookingOrder, pageOfBookings } from '../match-bookings.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';
import { matchSessions, type SessionMatch } from './list-bls-bookings.ts';

/** A remote session's booking with whose it is and why it needs no kit. */
export interface StaffSession extends BlsBookingRecord {
  readonly organisation_name: string;
  readonly organisation_code: string;
  /** Null: it needs one. */
  readonly kit_waived_reason: string | null;
}

const shown = 'r.*, o.name as organisation_name, o.code as organisation_code, b.kit_waived_reason';
const besides = `join bls_bookings b on b.id = r.id join organisations o on o.id = r.organisation_id`;

const recordsOf = preparedRead<{ ids: readonly number[] }, StaffSession>(
  'bookings-staff-session-records',
  `select ${shown} from unnest(:ids::bigint[]) with ordinality as wanted (id, place)
   join bls_booking_records r on r.id = wanted.id ${besides} order by wanted.place`,
);

const listAllOf = numberedList<StaffSession>({
  name: 'bookings-staff-list-all-sessions',
  counter: 'bls_bookings',
  columns: shown,
  tables: `bls_booking_records r ${besides}`,
  numbered: 'r',
});

/** Remote sessions of all organisations or, by the filter, of one. */
export async function listStaffSessions(
  db: Queryable,
  match: SessionMatch,
  order: BookingOrder,
  page: PageRequest,
): Promise<Page<StaffSession>> {
  const { organisation_id, ...narrow } = match;
  const isNarrow = Object.values(narrow).some((value) => value !== undefined);
  if (organisation_id !== undefined && order.sort === 'created_at' && !isNarrow)
    return listAllOf(db, organisation_id, page, order.sort_dir);
  // read across organisations, unless one or a trainer is named (bls_bookings_by_trainer)
  const matches = matchSessions(match);
  const number = organisation_id === undefined ? 'id' : 'organisation_seq';
  return pageOfBookings(db, { matches, ordered: inBookingOrder(matches, order, number) }, page, recordsOf);
}

const find = preparedRead<{ bookingId: number } & BookingFence, StaffSession>(
  'bookings-staff-session',
  `select ${shown} from bls_booking_records r ${besides}
   where r.id = :bookingId and ${withinFence}`,
);

/** One remote session as far as the fence reaches; null when there is none. */
export async function getStaffSession(
  db: Queryable,
  bookingId: number,
  fence: BookingFence,
): Promise<StaffSession | null> {
  const [session] = await find(db, { bookingId, ...fence });
  return session ?? null;
}
