import type { Queryable } from '../../../platform/db/queryable.ts';
import { preparedRead } from '../../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../../platform/http/pagination.ts';
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

/** Remote sessions of all organisations, for the provider's own people. */
export async function listStaffSessions(
  db: Queryable,
  match: SessionMatch,
  order: BookingOrder,
  page: PageRequest,
): Promise<Page<StaffSession>> {
  // read across organisations, unless a trainer is named (bls_bookings_by_trainer)
  const matches = matchSessions(match);
  return pageOfBookings(db, { matches, ordered: inBookingOrder(matches, order, 'id') }, page, recordsOf);
}

const find = preparedRead<{ bookingId: number; trainerId: number | null }, StaffSession>(
  'bookings-staff-session',
  `select ${shown} from bls_booking_records r ${besides}
   where r.id = :bookingId and (:trainerId::bigint is null or r.trainer_id = :trainerId)`,
);

/** One remote session of any organisation, within one trainer's or (null) all; null when there is none. */
export async function getStaffSession(
  db: Queryable,
  bookingId: number,
  trainerId: number | null,
): Promise<StaffSession | null> {
  const [session] = await find(db, { bookingId, trainerId });
  return session ?? null;
}
