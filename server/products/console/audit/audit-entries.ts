import { z } from 'zod';
import {
  type AuditEntry,
  type AuditFilter,
  type AuditPlace,
  exportAuditEntries,
  listAuditChains,
  listAuditEntries,
  verifyAuditChain,
} from '../../../domains/audit/index.ts';
import { getOrganisation } from '../../../domains/organisations/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import {
  calendarDay,
  fields,
  integer,
  oneOf,
  optional,
  text,
  withDefault,
} from '../../../platform/http/input.ts';
import { defaultRows, rowsPerPage } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { choice, int, intOrNull, str, strOrNull, when } from '../fields.ts';
import { accessManagers, actorOf } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';

const common = { tag: 'Audit trail', auth: 'required', roles: accessManagers } as const;

const actorKinds = ['api_key', 'member', 'staff', 'candidate', 'system'] as const;

const who = {
  organisation_id: optional(integer({ min: 0 })).meta({
    description: 'Only this organisation’s; 0: the platform’s own.',
    example: 1042,
  }),
  actor_kind: optional(oneOf(actorKinds)).meta({ description: 'Only what such actors did.' }),
  actor_id: optional(integer({ min: 1 })).meta({ description: 'Only what this actor did.', example: 1000 }),
};

const what = {
  action: optional(text({ max: 80 })).meta({
    description: 'Only this action.',
    example: 'booking.cancelled',
  }),
  subject_kind: optional(text({ max: 80 })).meta({
    description: 'Only what was done to such things.',
    example: 'training_booking',
  }),
  subject_id: optional(integer({ min: 1 })).meta({
    description: 'Only what was done to the one with this id.',
    example: 95_759,
  }),
  date_from: optional(calendarDay()).meta({ description: 'From London’s day.', example: '2027-06-01' }),
  date_to: optional(calendarDay()).meta({ description: 'To London’s day.', example: '2027-06-30' }),
};

const entry = z
  .object({
    organisation_id: int('Whose trail; 0: the platform’s own.', 1042),
    organisation_name: strOrNull('Its name.', 'Acme Healthcare'),
    number: int('Its place in that trail, from 1.', 812),
    occurred_at: when('When.', '2027-06-05T10:00:00+00:00'),
    action: str('What was done.', 'booking.cancelled'),
    actor_kind: choice(actorKinds, 'What kind of actor did it.'),
    actor_id: intOrNull('Id of the key or person; null: no account.', 1000),
    actor_name: strOrNull(
      'Its name today; organisations do not see names of the provider’s staff.',
      'John Doe',
    ),
    subject_kind: str('To what kind of thing.', 'training_booking'),
    subject_id: intOrNull('Its id.', 95_759),
    subject_name: strOrNull('Its name today.', 'Jane Smith'),
    details: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What else is known.', example: { reason: 'requested' } }),
    request_id: strOrNull('Id of the request it came with.', null),
  })
  .meta({ id: 'AuditEntry', description: 'One thing that was done, for ever.' });

const example: z.input<typeof entry> = {
  organisation_id: 1042,
  organisation_name: 'Acme Healthcare',
  number: 812,
  occurred_at: '2027-06-05T10:00:00+00:00',
  action: 'booking.cancelled',
  actor_kind: 'member',
  actor_id: 1000,
  actor_name: 'John Doe',
  subject_kind: 'training_booking',
  subject_id: 95_759,
  subject_name: 'Jane Smith',
  details: { reason: 'requested', refund_amount: 100, refund_wallet: '1' },
  request_id: null,
};

/** As the caller may see it: who of the provider's staff it was is the provider's own business. */
const shownTo =
  ({ organisation_id }: Pick<ConsoleCaller, 'organisation_id'>) =>
  (row: AuditEntry): AuditEntry =>
    organisation_id !== null && row.actor_kind === 'staff'
      ? { ...row, actor_id: null, actor_name: null }
      : row;

const presentEntry = ({ seq, ...row }: AuditEntry): z.input<typeof entry> => ({
  ...row,
  number: seq,
  occurred_at: formatUtc(row.occurred_at),
  actor_kind: row.actor_kind as (typeof actorKinds)[number],
  details: { ...row.details },
});

/** The filter within what the caller may see; null: nothing of it. */
function fenced(caller: ConsoleCaller, filter: AuditFilter): AuditFilter | null {
  const own = caller.organisation_id;
  if (own === null) return filter;
  const isTheirs = filter.organisation_id === undefined || filter.organisation_id === own;
  if (filter.actor_id === undefined) return isTheirs ? { ...filter, organisation_id: own } : null;
  // Nobody of the provider's staff can be asked for by an id that is not shown.
  const { actor_kind = 'member' } = filter;
  return isTheirs && actor_kind !== 'staff' ? { ...filter, actor_kind, organisation_id: own } : null;
}

const cursorText = ({ occurred_at, organisation_id, seq }: AuditPlace): string =>
  Buffer.from(`${occurred_at} ${organisation_id} ${seq}`).toString('base64url');

const placeWritten = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00) (\d{1,15}) (\d{1,15})$/;

const cursor = text({ max: 200 })
  .transform((written, context): AuditPlace => {
    const read = placeWritten.exec(Buffer.from(written, 'base64url').toString());
    const occurred_at = read?.[1] ?? '';
    if (read && !Number.isNaN(Date.parse(occurred_at)))
      return { occurred_at, organisation_id: Number(read[2]), seq: Number(read[3]) };
    context.addIssue({ code: 'custom', message: 'Must be a `next` that this list gave.' });
    return z.NEVER;
  })
  .pipe(z.custom<AuditPlace>().meta({ type: 'string' }));

const list = endpoint({
  ...common,
  operationId: 'listAuditEntries',
  method: 'GET',
  path: '/audit-entries',
  summary: 'The audit trail',
  description:
    'Newest first, page by page from `next`. People of an organisation see its own. Names are today’s; the entries themselves never change.',
  query: fields({
    ...who,
    ...what,
    after: optional(cursor).meta({ description: '`next` of the page before.', example: '' }),
    per_page: withDefault(rowsPerPage, defaultRows).meta({
      description: 'Rows a page, 1 to 100; more is clamped to 100.',
      example: 20,
    }),
  }),
  answers: {
    200: {
      description: 'A page of entries.',
      schema: z
        .object({
          data: z.array(entry).meta({ description: 'The entries.' }),
          next: strOrNull('Where the next page begins; null: this is the last.', null),
        })
        .meta({ id: 'AuditEntries' }),
      example: { data: [example], next: null },
    },
  },
  async handle({ caller, db, query: { after, per_page, ...filter } }) {
    const wanted = fenced(caller, filter);
    const rows = wanted
      ? await listAuditEntries(db, wanted, { after: after ?? null, limit: per_page + 1 })
      : [];
    const page = rows.slice(0, per_page);
    const last = page.at(-1);
    const next = last && rows.length > per_page ? cursorText(last) : null;
    return answer(200, { data: page.map(shownTo(caller)).map(presentEntry), next });
  },
});

const exportCsv = endpoint({
  ...common,
  operationId: 'exportAuditEntries',
  method: 'GET',
  path: '/audit-entries/export',
  summary: 'The audit trail as CSV',
  description: 'With the list’s filters, the newest first, at most 50,000 rows. The trail tells who took it.',
  query: fields({ ...who, ...what }),
  answers: { 200: privateFile('text/csv; charset=utf-8', 'The rows.') },
  refusals: ['not_found', 'export_too_large'],
  async handle({ caller, db, query, requestId }) {
    const wanted = fenced(caller, query);
    if (!wanted) return refuse('not_found');
    const csv = await exportAuditEntries(db, wanted, shownTo(caller), actorOf(caller, requestId));
    return isRefusal(csv) ? csv : sendPrivately(csv, 'audit-trail.csv');
  },
});

const verification = z
  .object({
    trails: int('How many trails were checked.', 1),
    entries: int('How many entries they have.', 812),
    broken: z
      .array(
        z
          .object({
            organisation_id: int('Whose trail; 0: the platform’s own.', 1042),
            organisation_name: strOrNull('Its name.', 'Acme Healthcare'),
            number: int('The first entry that does not follow from the one before.', 400),
          })
          .meta({ id: 'BrokenTrail' }),
      )
      .meta({ description: 'The trails that were tampered with or damaged; none: all is whole.' }),
  })
  .meta({ id: 'AuditVerification' });

async function checkTrails(db: Queryable, organisationIds: readonly number[]) {
  const found: z.input<typeof verification> = { trails: organisationIds.length, entries: 0, broken: [] };
  for (const id of organisationIds) {
    const { entries, broken_at: number } = await verifyAuditChain(db, id);
    found.entries += entries;
    if (number === null) continue;
    const name = (await getOrganisation(db, id))?.name ?? null;
    found.broken.push({ organisation_id: id, organisation_name: name, number });
  }
  return found;
}

const verify = endpoint({
  ...common,
  operationId: 'verifyAuditTrail',
  method: 'POST',
  path: '/audit-entries/verify',
  summary: 'Check the audit trail',
  description:
    'Computes the hash of every entry anew. A trail that somebody changed behind the platform’s back does not add up. People of an organisation check its own.',
  body: fields({
    organisation_id: optional(integer({ min: 0 })).meta({
      description: 'Only this organisation’s; 0: the platform’s own. Without it, all that you may see.',
      example: 1042,
    }),
  }).meta({ id: 'VerifyAuditTrailRequest' }),
  bodyExample: { organisation_id: 1042 },
  answers: {
    200: {
      description: 'What was found.',
      schema: verification,
      example: { trails: 1, entries: 812, broken: [] },
    },
  },
  refusals: ['not_found'],
  async handle({ caller, body: { organisation_id: wanted }, db }) {
    const own = caller.organisation_id;
    if (own !== null)
      return wanted === undefined || wanted === own
        ? answer(200, await checkTrails(db, [own]))
        : refuse('not_found');
    if (wanted === undefined) return answer(200, await checkTrails(db, await listAuditChains(db)));
    const exists = wanted === 0 || (await getOrganisation(db, wanted)) !== null;
    return exists ? answer(200, await checkTrails(db, [wanted])) : refuse('not_found');
  },
});

export const auditEndpoints = [list, exportCsv, verify];
