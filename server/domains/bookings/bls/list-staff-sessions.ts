import { likePattern } from '../../../platform/db/like-pattern.ts';
import { type DayParams, type DayRange, dayParams, withinDays } from '../../../platform/db/london-days.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../../platform/http/pagination.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';

/** A remote session's booking with whose it is and why it needs no kit. */
export interface StaffSession extends BlsBookingRecord {
  readonly organisation_name: string;
  readonly organisation_code: string;
  /** Null: it needs one. */
  readonly kit_waived_reason: string | null;
}

/** Which sessions of all organisations are wanted; undefined: all. Days are London's and mean the start. */
export interface StaffSessionFilter extends DayRange {
  readonly organisation_id?: number | undefined;
  readonly trainer_id?: number | undefined;
  readonly course_id?: number | undefined;
  readonly booking_status?: string | undefined;
  readonly pay_status?: string | undefined;
  readonly pay_option?: string | undefined;
  readonly training_status?: string | undefined;
  /** `none`: no kit was sent yet. */
  readonly equipment_status?: string | undefined;
  /** Part of the candidate's name or e-mail, in any case. */
  readonly search?: string | undefined;
}

/** How staff want their sessions: newest, or by their start. */
export interface StaffSessionOrder {
  readonly sort: 'created_at' | 'start_date';
  readonly sort_dir: 'asc' | 'desc';
}

interface Wanted extends DayParams {
  readonly organisationId: number | null;
  readonly trainerId: number | null;
  readonly courseId: number | null;
  readonly bookingStatus: string | null;
  readonly payStatus: string | null;
  readonly payOption: string | null;
  readonly trainingStatus: string | null;
  readonly equipmentStatus: string | null;
  readonly pattern: string | null;
}

// Across organisations: read, unless a trainer is named (bls_bookings_by_trainer).
const wanted = `from bls_bookings b
  where (:organisationId::bigint is null or b.organisation_id = :organisationId)
    and (:trainerId::bigint is null or b.trainer_id = :trainerId)
    and (:courseId::bigint is null or b.course_id = :courseId)
    and (:bookingStatus::text is null or b.booking_status = :bookingStatus)
    and (:payStatus::text is null or b.pay_status = :payStatus)
    and (:payOption::text is null or b.pay_option = :payOption)
    and (:trainingStatus::text is null or b.training_status = :trainingStatus)
    and (:pattern::text is null or b.search_text like :pattern)
    and ${withinDays('b.starts_at')}
    and (:equipmentStatus::text is null
      or coalesce(bls_equipment_status(b.id, b.kit_waived_at is not null), 'none') = :equipmentStatus)`;

const staffSession = `select r.*, o.name as organisation_name, o.code as organisation_code, b.kit_waived_reason
  from bls_booking_records r
  join bls_bookings b on b.id = r.id
  join organisations o on o.id = r.organisation_id`;

const listBy = (sort: StaffSessionOrder['sort'], direction: StaffSessionOrder['sort_dir']) => {
  const order = sort === 'start_date' ? `b.starts_at ${direction}, b.id ${direction}` : `b.id ${direction}`;
  return preparedRead<Wanted & { limit: number; offset: number }, StaffSession>(
    `bookings-staff-sessions-${sort}-${direction}`,
    `${staffSession} where b.id in (select b.id ${wanted} order by ${order} limit :limit offset :offset) order by ${order}`,
  );
};

const list = {
  created_at: { asc: listBy('created_at', 'asc'), desc: listBy('created_at', 'desc') },
  start_date: { asc: listBy('start_date', 'asc'), desc: listBy('start_date', 'desc') },
};

const count = prepared<Wanted, { total: number }>(
  'bookings-count-staff-sessions',
  `select count(*) as total ${wanted}`,
);

function wantedOf(filter: StaffSessionFilter): Wanted {
  const given = (value: string | undefined) => value ?? null;
  return {
    organisationId: filter.organisation_id ?? null,
    trainerId: filter.trainer_id ?? null,
    courseId: filter.course_id ?? null,
    bookingStatus: given(filter.booking_status),
    payStatus: given(filter.pay_status),
    payOption: given(filter.pay_option),
    trainingStatus: given(filter.training_status),
    equipmentStatus: given(filter.equipment_status),
    pattern: filter.search === undefined ? null : likePattern(filter.search),
    ...dayParams(filter),
  };
}

/** Remote sessions of all organisations, for the provider's own people. */
export async function listStaffSessions(
  db: Queryable,
  filter: StaffSessionFilter,
  { sort, sort_dir }: StaffSessionOrder,
  { page, per_page: limit }: PageRequest,
): Promise<Page<StaffSession>> {
  const params = wantedOf(filter);
  const rows = await list[sort][sort_dir](db, { ...params, limit, offset: (page - 1) * limit });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}

const find = preparedRead<{ bookingId: number; trainerId: number | null }, StaffSession>(
  'bookings-staff-session',
  `${staffSession} where r.id = :bookingId and (:trainerId::bigint is null or r.trainer_id = :trainerId)`,
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
