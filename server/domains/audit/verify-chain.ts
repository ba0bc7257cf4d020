import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** What a check of one organisation's trail found. */
export interface ChainReport {
  readonly entries: number;
  /** Number of the first entry that does not follow from the one before; null: the chain is whole. */
  readonly broken_at: number | null;
}

/** Entries checked by one statement: a long trail takes neither much memory nor a statement's whole time. */
const stretch = 20_000;

const chainOf = prepared<{ organisationId: number }, { length: number; head: string }>(
  'audit-chain',
  `select length, encode(head, 'hex') as head from audit_chains where organisation_id = :organisationId`,
);

interface Stretch {
  readonly organisationId: number;
  readonly from: number;
  readonly to: number;
  /** Hash of the entry before, hexadecimal. */
  readonly previous: string;
}

interface StretchReport extends ChainReport {
  /** Hash of the stretch's last entry, hexadecimal. */
  readonly last: string;
}

const verify = prepared<Stretch, StretchReport>(
  'audit-verify-stretch',
  `with links as (
     select e.seq, e.hash, e.seq = :from::bigint - 1 + row_number() over (order by e.seq)
       and e.hash = audit_link(coalesce(lag(e.hash) over (order by e.seq), decode(:previous, 'hex')), e.seq, audit_entry_text(e)) as holds
     from audit_entries e
     where e.organisation_id = :organisationId and e.seq >= :from::bigint and e.seq <= :to::bigint
   )
   select count(*) as entries,
     coalesce(min(seq) filter (where not holds),
       case when count(*) <= :to::bigint - :from::bigint then :from::bigint + count(*) end) as broken_at,
     coalesce(encode((array_agg(hash order by seq desc))[1], 'hex'), '') as last
   from links`,
);

const excess = prepared<{ organisationId: number }, { seq: number }>(
  'audit-verify-excess',
  `select e.seq from audit_entries e
   where e.organisation_id = :organisationId
     and e.seq > coalesce((select c.length from audit_chains c where c.organisation_id = :organisationId), 0)
   order by e.seq limit 1`,
);

/** The first entry that the chain's head does not know of; null: none. */
async function beyond(db: Queryable, organisationId: number): Promise<number | null> {
  const [entry] = await excess(db, { organisationId });
  return entry?.seq ?? null;
}

/**
 * Recomputes every hash of an organisation's audit trail, as long as it is when this begins; entries that come
 * meanwhile are left to the next time.
 */
export async function verifyAuditChain(db: Queryable, organisationId: number): Promise<ChainReport> {
  const [chain] = await chainOf(db, { organisationId });
  const { length, head } = chain ?? { length: 0, head: '' };
  let checked = { entries: 0, broken_at: null as number | null, last: '' };
  for (let from = 1; from <= length && checked.broken_at === null; from += stretch) {
    const to = Math.min(from + stretch - 1, length);
    const [found] = await verify(db, { organisationId, from, to, previous: checked.last });
    if (!found) throw new Error('the audit check returned no row');
    checked = { ...found, entries: checked.entries + found.entries };
  }
  const { entries, broken_at, last } = checked;
  return { entries, broken_at: broken_at ?? (last === head ? await beyond(db, organisationId) : length + 1) };
}

const chains = prepared<object, { organisation_id: number }>(
  'audit-chains',
  'select organisation_id from audit_chains order by 1',
);

/** The organisations that have a trail; 0 is the platform's own. */
export async function listAuditChains(db: Queryable): Promise<number[]> {
  return (await chains(db, {})).map(({ organisation_id }) => organisation_id);
}

/** Checks every chain; one line for each that is broken. */
export async function verifyAllAuditChains(db: Queryable): Promise<string[]> {
  const broken: string[] = [];
  for (const organisationId of await listAuditChains(db)) {
    const { broken_at } = await verifyAuditChain(db, organisationId);
    if (broken_at !== null) broken.push(`organisation ${organisationId} at entry ${broken_at}`);
  }
  return broken;
}
