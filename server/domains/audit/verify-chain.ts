import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';

/** What a check of one organisation's trail found. */
export interface ChainReport {
  readonly entries: number;
  /** Number of the first entry that does not follow from the one before; null: the chain is whole. */
  readonly broken_at: number | null;
}

const verify = prepared<{ organisationId: number }, ChainReport>(
  'audit-verify-chain',
  `with links as (
     select e.seq, e.seq = row_number() over (order by e.seq)
       and e.hash = audit_link(coalesce(lag(e.hash) over (order by e.seq), '\\x'), e.seq, audit_entry_text(e)) as holds
     from audit_entries e where e.organisation_id = :organisationId
   ), ends as (
     select c.length + 1 as seq, c.length = coalesce((select max(seq) from links), 0)
       and c.head = coalesce((select hash from audit_entries e where e.organisation_id = :organisationId and e.seq = c.length), '\\x') as holds
     from audit_chains c where c.organisation_id = :organisationId
   )
   select (select count(*) from links) as entries,
     (select min(seq) from (select * from links union all select * from ends) every where not holds) as broken_at`,
);

/** Recomputes every hash of an organisation's audit trail. */
export async function verifyAuditChain(db: Queryable, organisationId: number): Promise<ChainReport> {
  const [report] = await verify(db, { organisationId });
  if (!report) throw new Error('the audit check returned no row');
  return report;
}

const chains = prepared<object, { organisation_id: number }>(
  'audit-chains',
  'select organisation_id from audit_chains order by 1',
);

/** Checks every chain; one line for each that is broken. */
export async function verifyAllAuditChains(db: Queryable): Promise<string[]> {
  const broken: string[] = [];
  for (const { organisation_id } of await chains(db, {})) {
    const { broken_at } = await verifyAuditChain(db, organisation_id);
    if (broken_at !== null) broken.push(`organisation ${organisation_id} at entry ${broken_at}`);
  }
  return broken;
}
