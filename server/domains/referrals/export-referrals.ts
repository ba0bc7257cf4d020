import { formatUtc } from '../../platform/clock/format.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import { writeCsv } from '../../platform/csv/write-csv.ts';
import { type Queryable, run } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import {
  matchStaffReferrals,
  type StaffReferral,
  type StaffReferralFilter,
  staffRecordsOf,
} from './list-referrals.ts';
import { type MatchingReferrals, matchPartnerReferrals, type PartnerReferralFilter } from './partner-view.ts';
import type { ReferralRules } from './referral.ts';

/** More rows than this are not one file's. */
const maxRows = 50_000;

/** Rows read at a time. */
const chunkRows = 1_000;

type Columns = readonly (readonly [string, (row: StaffReferral) => unknown])[];

const utc = (instant: Instant | null): string | null => (instant === null ? null : formatUtc(instant));

const state: Columns = [
  ['status', (row) => row.status],
  ['outcome', (row) => row.outcome],
  ['reason', (row) => row.reject_reason],
];

const seenState: Columns = [
  ['status', (row) => row.seen_status],
  ['outcome', (row) => row.seen_outcome],
  ['reason', (row) => row.seen_reason],
];

const begin: Columns = [
  ['referralId', (row) => row.referral_id],
  ['receivedAt', (row) => utc(row.received_at)],
  ['partner', (row) => row.partner_identifier],
];

const sent: Columns = [
  ['firstName', (row) => row.first_name],
  ['lastName', (row) => row.last_name],
  ['phoneNumber', (row) => row.phone_number],
  ['emailAddress', (row) => row.email_address],
  ['city', (row) => row.city],
  ['province', (row) => row.province],
  ['provinceCode', (row) => row.province_code],
  ['language', (row) => row.language],
  ['notes', (row) => row.notes],
  ['externalReference', (row) => row.external_reference],
];

const evidence: Columns = [
  ['consentSource', (row) => row.consent_source],
  ['consentMethod', (row) => row.consent_method],
  ['consentAt', (row) => utc(row.consented_at)],
  ['shareOutcome', (row) => row.share_outcome],
];

const staffColumns: Columns = [
  ...begin,
  ...state,
  ...sent,
  ['duplicateOf', (row) => row.duplicate_of],
  ...evidence,
  ['assignedTo', (row) => row.assigned_name],
  ['contactAttempts', (row) => row.contact_attempts],
  ['lastContactAt', (row) => utc(row.last_contact_at)],
  ['appointmentAt', (row) => utc(row.appointment_at)],
  ['closedAt', (row) => utc(row.ended_at)],
  ['sandbox', (row) => row.is_sandbox],
];

const partnerColumns: Columns = [
  ...begin,
  ...seenState,
  ...sent,
  ['duplicateOf', (row) => row.seen_duplicate_of],
  ...evidence,
  ['closedAt', (row) => utc(row.seen_closed_at)],
  ['sandbox', (row) => row.is_sandbox],
];

interface AuditParams extends ActorParams {
  readonly organisationId: number | null;
  readonly details: string;
}

const noteExport = prepared<AuditParams, never>(
  'referrals-note-export',
  `select record_audit(:organisationId, 'referral.exported', 'referral', null, :details::jsonb, ${actorRow})`,
);

async function readInChunks(db: Queryable, ids: readonly number[]): Promise<StaffReferral[]> {
  const rows: StaffReferral[] = [];
  for (let start = 0; start < ids.length; start += chunkRows)
    rows.push(...(await staffRecordsOf(db, { ids: ids.slice(start, start + chunkRows) })));
  return rows;
}

interface Export {
  readonly matches: MatchingReferrals;
  readonly columns: Columns;
  readonly filter: object;
  readonly organisationId: number | null;
  readonly actor: Actor;
}

async function writeExport(
  db: Queryable,
  { matches, columns, filter, organisationId, actor }: Export,
): Promise<Buffer | Refusal> {
  const newest = matches
    .select('id')
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(maxRows + 1);
  const ids = (await run(db, newest)).map(({ id }) => Number(id));
  if (ids.length > maxRows) return refuse('export_too_large');
  const rows = await readInChunks(db, ids);
  const csv = writeCsv(
    columns.map(([name]) => name),
    rows.map((row) => columns.map(([, cell]) => cell(row))),
  );
  const details = JSON.stringify({ filter, rows: rows.length });
  await noteExport(db, { organisationId, details, ...actorParams(actor) });
  return csv;
}

/** What is searched for may be a name: the trail, which cannot be erased, keeps only that something was. */
const withoutWords = ({ search, ...filter }: StaffReferralFilter): object =>
  search === undefined ? filter : { ...filter, search: '***' };

/** The staff's queue as CSV, the newest first. Audited. Refuses with `export_too_large`. */
export function exportStaffReferrals(
  db: Queryable,
  filter: StaffReferralFilter,
  rules: Pick<ReferralRules, 'timeZone'>,
  actor: Actor,
): Promise<Buffer | Refusal> {
  return writeExport(db, {
    matches: matchStaffReferrals(filter, rules),
    columns: staffColumns,
    filter: withoutWords(filter),
    organisationId: null,
    actor,
  });
}

/** A partner's referrals, as it sees them, as CSV. Sandbox ones only when asked for. Audited. Refuses with `export_too_large`. */
export function exportPartnerReferrals(
  db: Queryable,
  whose: { readonly partnerIds: readonly number[]; readonly organisationId: number },
  { is_sandbox = false, ...filter }: PartnerReferralFilter & { readonly is_sandbox?: boolean | undefined },
  rules: Pick<ReferralRules, 'timeZone'>,
  actor: Actor,
): Promise<Buffer | Refusal> {
  const partnerIds = whose.partnerIds.length > 0 ? whose.partnerIds : [0];
  const { externalReference: _theirs, ...told } = filter;
  return writeExport(db, {
    matches: matchPartnerReferrals(partnerIds, filter, rules).where('is_sandbox', '=', is_sandbox),
    columns: partnerColumns,
    filter: told,
    organisationId: whose.organisationId,
    actor,
  });
}
