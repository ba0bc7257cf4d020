import { formatUtc } from '../../platform/clock/format.ts';
import { writeCsv } from '../../platform/csv/write-csv.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from './actor.ts';
import { type AuditEntry, type AuditFilter, type AuditPlace, listAuditEntries } from './list-entries.ts';

/** More rows than this are not one file's. */
const maxRows = 50_000;

/** Rows read at a time. */
const chunkRows = 2_000;

const columns: readonly (readonly [string, (row: AuditEntry) => unknown])[] = [
  ['occurred_at', (row) => formatUtc(row.occurred_at)],
  ['organisation_id', (row) => row.organisation_id],
  ['organisation', (row) => row.organisation_name],
  ['number', (row) => row.seq],
  ['action', (row) => row.action],
  ['actor_kind', (row) => row.actor_kind],
  ['actor_id', (row) => row.actor_id],
  ['actor', (row) => row.actor_name],
  ['subject_kind', (row) => row.subject_kind],
  ['subject_id', (row) => row.subject_id],
  ['subject', (row) => row.subject_name],
  ['details', (row) => JSON.stringify(row.details)],
  ['request_id', (row) => row.request_id],
];

const noteExport = prepared<{ organisationId: number; details: string } & ActorParams, never>(
  'audit-note-export',
  `select record_audit(:organisationId, 'audit.exported', 'audit_trail', null, :details::jsonb, ${actorRow})`,
);

/**
 * The trail as CSV, the newest first, `shown` as the caller may see it. Audited: who takes the trail away stands in it.
 * Refuses with `export_too_large`.
 */
export async function exportAuditEntries(
  db: Queryable,
  filter: AuditFilter,
  shown: (entry: AuditEntry) => AuditEntry,
  actor: Actor,
): Promise<Buffer | Refusal> {
  const rows: (readonly unknown[])[] = [];
  for (let after: AuditPlace | null = null; ; ) {
    const entries: AuditEntry[] = await listAuditEntries(db, filter, { after, limit: chunkRows });
    rows.push(...entries.map(shown).map((entry) => columns.map(([, cell]) => cell(entry))));
    if (rows.length > maxRows) return refuse('export_too_large');
    after = entries.at(-1) ?? null;
    if (entries.length < chunkRows) break;
  }
  const details = JSON.stringify({ filter, rows: rows.length });
  await noteExport(db, { organisationId: filter.organisation_id ?? 0, details, ...actorParams(actor) });
  return writeCsv(
    columns.map(([name]) => name),
    rows,
  );
}
