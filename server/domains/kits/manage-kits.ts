import type { Instant } from '../../platform/clock/instant.ts';
import { likePattern } from '../../platform/db/like-pattern.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared, preparedRead } from '../../platform/db/sql.ts';
import type { Page, PageRequest } from '../../platform/http/pagination.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

/** A training kit, and where it is. */
export interface Kit {
  readonly id: number;
  readonly bar_code: string;
  readonly note: string | null;
  readonly is_retired: boolean;
  readonly created_at: Instant;
  /** Null: it is here. */
  readonly loan: KitLoan | null;
}

/** A kit on its way to a candidate and back. Days are London's. */
export interface KitLoan {
  readonly id: number;
  readonly kit_id: number;
  readonly bar_code: string;
  readonly booking_id: number;
  readonly due_on: string;
  readonly is_overdue: boolean;
  readonly sent_at: Instant;
  /** Null: it is not back yet. */
  readonly returned_at: Instant | null;
}

/** SQL: a loan `l` of a kit `k` as a KitLoan. */
const loanColumns = `l.id, l.kit_id, k.bar_code, l.booking_id, l.due_on::text as due_on,
  l.returned_at is null and l.due_on < london_today() as is_overdue, l.sent_at, l.returned_at`;

/** Where kits are. */
export const kitPlaces = ['here', 'out', 'overdue', 'retired'] as const;

/** Which kits are wanted; undefined: all. */
export interface KitFilter extends PageRequest {
  readonly place?: (typeof kitPlaces)[number] | undefined;
  /** Part of a bar code. */
  readonly search?: string | undefined;
}

interface Matching {
  readonly kitId: number | null;
  readonly place: string | null;
  readonly pattern: string | null;
}

// A provider has hundreds of kits: read, not looked up. The open loan is found by bls_kit_loans_open.
const matching = `from bls_kits k left join bls_kit_loans o on o.kit_id = k.id and o.returned_at is null
  where (:kitId::bigint is null or k.id = :kitId)
    and (:pattern::text is null or lower(k.bar_code) like :pattern)
    and (:place::text is null or :place = case when k.is_retired then 'retired' when o.id is null then 'here'
      when o.due_on < london_today() then 'overdue' else 'out' end)`;

const list = preparedRead<Matching & { limit: number; offset: number }, Kit>(
  'kits-list',
  `select k.id, k.bar_code, k.note, k.is_retired, k.created_at,
     (select to_jsonb(w) from (select ${loanColumns} from bls_kit_loans l where l.id = o.id) w) as loan
   ${matching} order by k.id limit :limit offset :offset`,
);

const count = prepared<Matching, { total: number }>('kits-count', `select count(*) as total ${matching}`);

/** The provider's kits, by id. */
export async function listKits(db: Queryable, filter: KitFilter): Promise<Page<Kit>> {
  const { page, per_page: limit, place, search } = filter;
  const params = {
    kitId: null,
    place: place ?? null,
    pattern: search === undefined ? null : likePattern(search),
  };
  const rows = await list(db, { ...params, limit, offset: (page - 1) * limit });
  const [counted] = await count(db, params);
  return { rows, total: counted?.total ?? 0 };
}

/** One kit; null when there is none of that id. */
export async function getKit(db: Queryable, kitId: number): Promise<Kit | null> {
  const [kit] = await list(db, { kitId, place: null, pattern: null, limit: 1, offset: 0 });
  return kit ?? null;
}

const loans = preparedRead<{ bookingId: number | null; loanId: number | null }, KitLoan>(
  'kits-loans',
  `select ${loanColumns} from bls_kit_loans l join bls_kits k on k.id = l.kit_id
   where (l.booking_id = :bookingId or l.id = :loanId) order by l.id`,
);

/** The kits that were sent for a booking, oldest first. */
export async function listKitLoans(db: Queryable, bookingId: number): Promise<readonly KitLoan[]> {
  return loans(db, { bookingId, loanId: null });
}

/** One loan; null when there is none of that id. */
export async function getKitLoan(db: Queryable, loanId: number): Promise<KitLoan | null> {
  const [loan] = await loans(db, { bookingId: null, loanId });
  return loan ?? null;
}

const register = prepared<
  { barCode: string; note: string | null } & ActorParams,
  { outcome: string; kit_id: number | null }
>(
  'kits-register',
  `select * from register_bls_kit(p_bar_code => :barCode, p_note => :note, p_actor => ${actorRow})`,
);

/** Takes a new kit into use. Returns its id; refuses with `bar_code_taken`. */
export async function registerKit(
  db: Queryable,
  kit: { readonly barCode: string; readonly note: string | null },
  actor: Actor,
): Promise<number | Refusal> {
  const [row] = await register(db, { ...kit, ...actorParams(actor) });
  return row?.kit_id ?? refuse(row?.outcome ?? 'bar_code_taken');
}

const edit = prepared<{ kitId: number; changes: string } & ActorParams, { outcome: string }>(
  'kits-edit',
  `select * from edit_bls_kit(p_kit_id => :kitId, p_changes => :changes::jsonb, p_actor => ${actorRow})`,
);

/** Changes a kit's note, or whether it is used; undefined stays. Refuses with `not_found`, `kit_is_out`. */
export async function editKit(
  db: Queryable,
  kitId: number,
  changes: { readonly note?: string | null | undefined; readonly is_retired?: boolean | undefined },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await edit(db, { kitId, changes: JSON.stringify(changes), ...actorParams(actor) });
  return row?.outcome === 'edited' ? null : refuse(row?.outcome ?? 'not_found');
}
