import { type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../migrations/schema.gen.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { build } from '../../platform/db/build.ts';
import { type DayRange, londonDayStart } from '../../platform/db/london-days.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';

/** Which entries are wanted; undefined: all. Days are London's, both inclusive. */
export interface AuditFilter extends DayRange {
  /** 0: the platform's own trail. */
  readonly organisation_id?: number | undefined;
  readonly actor_kind?: string | undefined;
  readonly actor_id?: number | undefined;
  readonly action?: string | undefined;
  readonly subject_kind?: string | undefined;
  readonly subject_id?: number | undefined;
}

/** Where an entry stands among all of them. */
export interface AuditPlace {
  readonly occurred_at: Instant;
  readonly organisation_id: number;
  readonly seq: number;
}

/** One entry, with the names that its ids have today. */
export interface AuditEntry extends AuditPlace {
  readonly organisation_name: string | null;
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_id: number | null;
  readonly actor_name: string | null;
  readonly subject_kind: string;
  readonly subject_id: number | null;
  readonly subject_name: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly request_id: string | null;
}

type Entries = SelectQueryBuilder<DB & { e: DB['audit_entries'] }, 'e', object>;

const columns = [
  'organisation_id',
  'actor_kind',
  'actor_id',
  'action',
  'subject_kind',
  'subject_id',
] as const satisfies readonly (keyof AuditFilter)[];

function matching(filter: AuditFilter): Entries {
  let query: Entries = build.selectFrom('audit_entries as e');
  for (const column of columns) {
    const value: string | number | undefined = filter[column];
    if (value !== undefined) query = query.where(sql.ref(`e.${column}`), '=', value);
  }
  if (filter.date_from !== undefined)
    query = query.where('e.occurred_at', '>=', londonDayStart(filter.date_from));
  if (filter.date_to !== undefined)
    query = query.where('e.occurred_at', '<', londonDayStart(filter.date_to, 1));
  return query;
}

// A page by place, not by number: page 10,000 costs what the first does, and new entries shift nothing.
function pageAfter(filter: AuditFilter, after: AuditPlace | null, limit: number) {
  let query = matching(filter);
  if (after) {
    const { occurred_at, organisation_id, seq } = after;
    query = query.where(
      sql<SqlBool>`(e.occurred_at, e.organisation_id, e.seq) < (${occurred_at}::timestamptz, ${organisation_id}::bigint, ${seq}::bigint)`,
    );
  }
  return query
    .select(['e.organisation_id', 'e.seq'])
    .orderBy('e.occurred_at', 'desc')
    .orderBy('e.organisation_id', 'desc')
    .orderBy('e.seq', 'desc')
    .limit(limit);
}

const read = preparedRead<{ organisations: readonly number[]; seqs: readonly number[] }, AuditEntry>(
  'audit-read-entries',
  `select e.occurred_at, e.organisation_id, e.seq, o.name as organisation_name, e.action, e.actor_kind, e.actor_id,
     coalesce(ap.name, ak.name) as actor_name, e.subject_kind, e.subject_id,
     coalesce(sp.name, sk.name, so.name, kit.bar_code, t.first_name || ' ' || t.last_name, b.first_name || ' ' || b.last_name)
       as subject_name,
     e.details, e.request_id
   from unnest(:organisations::bigint[], :seqs::bigint[]) with ordinality as wanted (organisation_id, seq, place)
   join audit_entries e on e.organisation_id = wanted.organisation_id and e.seq = wanted.seq
   left join organisations o on o.id = e.organisation_id
   left join people ap on e.actor_kind in ('staff', 'member') and ap.id = e.actor_id
   left join api_keys ak on e.actor_kind = 'api_key' and e.subject_kind <> 'referral' and ak.id = e.actor_id
   left join people sp on e.subject_kind = 'person' and sp.id = e.subject_id
   left join api_keys sk on e.subject_kind = 'api_key' and sk.id = e.subject_id
   left join organisations so on e.subject_kind = 'organisation' and so.id = e.subject_id
   left join bls_kits kit on e.subject_kind = 'bls_kit' and kit.id = e.subject_id
   left join training_bookings t on e.subject_kind = 'training_booking' and t.id = e.subject_id
   left join bls_bookings b on e.subject_kind = 'bls_booking' and b.id = e.subject_id
   order by wanted.place`,
);

/** Entries, the newest first, from behind one of them or (null) from the newest. */
export async function listAuditEntries(
  db: Queryable,
  filter: AuditFilter,
  { after, limit }: { readonly after: AuditPlace | null; readonly limit: number },
): Promise<AuditEntry[]> {
  const places = await run(db, pageAfter(filter, after, limit));
  return places.length === 0
    ? []
    : read(db, {
        organisations: places.map(({ organisation_id }) => Number(organisation_id)),
        seqs: places.map(({ seq }) => Number(seq)),
      });
}
