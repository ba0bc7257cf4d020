import { z } from 'zod';
import {
  countReferrals,
  exportStaffReferrals,
  getEvidenceSheet,
  getPartner,
  listStaffReferrals,
  provinceCodes,
  referralStatuses,
} from '../../../domains/referrals/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import {
  bool,
  calendarDay,
  fields,
  integer,
  oneOf,
  optional,
  someOf,
  text,
  withDefault,
} from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { choice, int } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators, caseWorkers } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { endpoint } from '../services.ts';
import { caseAnswer, presentStaffReferral, showCase, staffReferral, staffReferralExample } from './case.ts';
import { referralForm, referralFormExample, referralPath, takeForm } from './referral-fields.ts';

const tag = 'Referrals';

const filter = {
  status: optional(someOf(referralStatuses)).meta({
    description: 'Several separated by commas.',
    example: 'received,acknowledged',
  }),
  partner_id: optional(integer({ min: 1 })).meta({ description: 'Only this partner’s.', example: 1000 }),
  assigned_to: optional(integer({ min: 1 })).meta({ description: 'Only this person’s.', example: 1003 }),
  province_code: optional(oneOf(provinceCodes as unknown as readonly ['BC', ...'BC'[]])).meta({
    description: 'Only this province.',
    example: 'BC',
  }),
  is_overdue: optional(bool()).meta({ description: 'Only overdue ones, or only others.', example: true }),
  has_matches: optional(bool()).meta({
    description: 'Only those with likely duplicates, or only others.',
    example: true,
  }),
  search: optional(text({ min: 2, max: 100 })).meta({
    description: 'Part of a name, phone number, e-mail or external reference.',
    example: 'tremblay',
  }),
  received_from: optional(calendarDay()).meta({
    description: 'First day of arrival, in the agency’s time zone.',
    example: '2027-06-01',
  }),
  received_to: optional(calendarDay()).meta({
    description: 'Last day of arrival, in the agency’s time zone.',
    example: '2027-06-30',
  }),
  sandbox: withDefault(bool(), false).meta({
    description: 'The sandbox’s queue instead of the live one.',
    example: false,
  }),
};

const filterFields = fields(filter);

function filterOf(query: z.output<typeof filterFields>) {
  const { status, received_from, received_to, sandbox, search, ...flags } = query;
  const { partner_id, assigned_to, province_code, is_overdue, has_matches } = flags;
  return {
    partner_id,
    assigned_to,
    province_code,
    is_overdue,
    has_matches,
    search,
    statuses: status,
    receivedFrom: received_from,
    receivedTo: received_to,
    is_sandbox: sandbox,
  };
}

const list = endpoint({
  operationId: 'listReferrals',
  method: 'GET',
  path: '/referrals',
  tag,
  summary: 'The queue',
  description: 'What is due first, or what came last. Sandbox referrals have a queue of their own.',
  auth: 'required',
  roles: caseWorkers,
  query: fields({
    ...filter,
    sort: withDefault(oneOf(['due', 'received']), 'due').meta({
      description: '`due`: the most urgent first; `received`: the newest first.',
      example: 'due',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of referrals.',
      schema: listOf(staffReferral, 'StaffReferral'),
      example: listExample(staffReferralExample, '/referrals'),
    },
  },
  async handle({ db, query, services, bases, search }) {
    const found = await listStaffReferrals(db, filterOf(query), services.referrals, query);
    const present = (row: (typeof found.rows)[number]) => presentStaffReferral(row, services.referrals);
    return answer(200, presentList(found, present, { query, base: bases.api, path: '/referrals', search }));
  },
});

const counts = endpoint({
  operationId: 'countReferrals',
  method: 'GET',
  path: '/referrals/counts',
  tag,
  summary: 'How many referrals there are, by state',
  description: 'States without any are left out.',
  auth: 'required',
  roles: caseWorkers,
  query: fields({ sandbox: filter.sandbox }),
  answers: {
    200: {
      description: 'The counts.',
      schema: z
        .object({
          data: z
            .array(
              z.object({
                status: choice(referralStatuses, 'The state.'),
                total: int('Referrals in it.', 12),
                overdue: int('Of them, overdue.', 2),
              }),
            )
            .meta({ description: 'By state.' }),
        })
        .meta({ id: 'ReferralCounts' }),
      example: { data: [{ status: 'received', total: 12, overdue: 2 }] },
    },
  },
  async handle({ db, query }) {
    return answer(200, { data: [...(await countReferrals(db, query.sandbox))] });
  },
});

export const csvType = 'text/csv; charset=utf-8';

const exportCsv = endpoint({
  operationId: 'exportReferrals',
  method: 'GET',
  path: '/referrals/export',
  tag,
  summary: 'The queue as CSV',
  description:
    'With the queue’s filters, the newest first, at most 50,000 rows. The trail tells who took it.',
  auth: 'required',
  roles: caseWorkers,
  query: filterFields,
  answers: { 200: privateFile(csvType, 'The rows.') },
  refusals: ['export_too_large'],
  async handle({ caller, db, query, services, requestId }) {
    const actor = actorOf(caller, requestId);
    const csv = await exportStaffReferrals(db, filterOf(query), services.referrals, actor);
    return isRefusal(csv) ? csv : sendPrivately(csv, 'referrals.csv');
  },
});

const enter = endpoint({
  operationId: 'enterReferral',
  method: 'POST',
  path: '/referrals',
  tag,
  summary: 'Enter a referral by hand',
  description: 'For a partner that called or wrote.',
  auth: 'required',
  roles: caseWorkers,
  body: referralForm,
  bodyExample: { ...referralFormExample, partner_id: 1000 },
  hashesBody: true,
  answers: { 200: caseAnswer('Entered.') },
  refusals: ['partner_unknown', 'partner_suspended'],
  async handle(call) {
    const partner = await getPartner(call.db, call.body.partner_id ?? 0);
    if (!partner) return refuse('partner_unknown');
    const taken = await takeForm(call, partner);
    return isRefusal(taken) ? taken : showCase(call.db, taken.referral_id, call.services.referrals);
  },
});

const getOne = endpoint({
  operationId: 'getReferral',
  method: 'GET',
  path: '/referrals/{id}',
  tag,
  summary: 'One referral',
  description: 'With its evidence, its history and its likely duplicates.',
  auth: 'required',
  roles: caseWorkers,
  params: referralPath,
  answers: { 200: caseAnswer('The referral.') },
  handle: ({ db, params: { id }, services }) => showCase(db, id, services.referrals),
});

const evidence = endpoint({
  operationId: 'getReferralEvidence',
  method: 'GET',
  path: '/referrals/{id}/evidence',
  tag,
  summary: 'The evidence of consent, on paper',
  description: 'All records, those of merged referrals included.',
  auth: 'required',
  roles: caseWorkers,
  params: referralPath,
  answers: { 200: privateFile('application/pdf', 'The sheet.') },
  async handle({ db, params: { id } }) {
    const sheet = await getEvidenceSheet(db, id);
    return sheet ? sendPrivately(sheet, `evidence-${id}.pdf`) : refuse('not_found');
  },
});

const settings = endpoint({
  operationId: 'getReferralSettings',
  method: 'GET',
  path: '/referral-settings',
  tag,
  summary: 'How this deployment takes referrals',
  description: 'Set by the deployment’s environment.',
  auth: 'required',
  roles: administrators,
  answers: {
    200: {
      description: 'The settings.',
      schema: z
        .object({
          success_status: int('Status of a referral that was taken.', 201),
          duplicate_days: int('Within which a partner is told of a duplicate.', 30),
          match_days: int('Within which likely duplicates are marked.', 365),
          served_provinces: z.array(z.string()).meta({ description: 'Codes.', example: ['BC'] }),
          time_zone: z.string().meta({ description: 'Of business days.', example: 'America/Vancouver' }),
          retention_months: int('That personal fields are kept.', 24),
          sandbox_days: int('That sandbox referrals are kept.', 30),
          min_contact_attempts: int('Before nobody could be reached.', 3),
        })
        .meta({ id: 'ReferralSettings' }),
    },
  },
  async handle({ services: { referrals } }) {
    return answer(200, {
      success_status: referrals.successStatus,
      duplicate_days: referrals.duplicateDays,
      match_days: referrals.matchDays,
      served_provinces: [...referrals.servedProvinces],
      time_zone: referrals.timeZone,
      retention_months: referrals.retentionMonths,
      sandbox_days: referrals.sandboxDays,
      min_contact_attempts: referrals.minContactAttempts,
    });
  },
});

export const referralQueueEndpoints = [list, counts, exportCsv, settings, enter, getOne, evidence];
