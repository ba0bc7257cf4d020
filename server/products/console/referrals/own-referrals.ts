import { z } from 'zod';
import {
  exportPartnerReferrals,
  getPartnerReferral,
  listPartnerReferrals,
  type PartnerReferral,
  partnersOfOrganisation,
  referralOutcomes,
  referralStatuses,
  rejectReasons,
  withdrawReferral,
} from '../../../domains/referrals/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import {
  bool,
  calendarDay,
  fields,
  oneOf,
  optional,
  text,
  withDefault,
} from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { choice, flag, int, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, referralReaders, referrers } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { type ConsoleCaller, endpoint } from '../services.ts';
import { csvType } from './queue.ts';
import { exampleId, referralForm, referralFormExample, referralPath, takeForm } from './referral-fields.ts';

const tag = 'Own referrals';

const ownReferral = z
  .object({
    id: str('The referral’s id.', exampleId),
    status: choice(referralStatuses, 'Where it stands, as far as you may know.'),
    outcome: z
      .enum(referralOutcomes)
      .nullable()
      .meta({ description: 'How it ended, when the person agreed that you may know.', example: null }),
    reason: z.enum(rejectReasons).nullable().meta({ description: 'Why it was rejected.', example: null }),
    duplicate_of: strOrNull('Your referral that goes on in its place.', null),
    external_reference: strOrNull('Your own number.', 'CRM-20417'),
    first_name: strOrNull('As you sent it; null once erased.', 'Marie'),
    last_name: strOrNull('As you sent it; null once erased.', 'Tremblay'),
    is_sandbox: flag('Whether it is a try-out.', false),
    received_at: when('When it came.', '2027-06-04T17:04:10+00:00'),
    updated_at: when('When what you see last changed.', '2027-06-04T17:04:10+00:00'),
    closed_at: whenOrNull('When it ended.', null),
  })
  .meta({ id: 'OwnReferral', description: 'A referral that your organisation sent.' });

const example: z.input<typeof ownReferral> = {
  id: exampleId,
  status: 'received',
  outcome: null,
  reason: null,
  duplicate_of: null,
  external_reference: 'CRM-20417',
  first_name: 'Marie',
  last_name: 'Tremblay',
  is_sandbox: false,
  received_at: '2027-06-04T17:04:10+00:00',
  updated_at: '2027-06-04T17:04:10+00:00',
  closed_at: null,
};

const present = ({ referral_id: id, ...row }: PartnerReferral): z.input<typeof ownReferral> => ({
  ...row,
  id,
  received_at: formatUtc(row.received_at),
  updated_at: formatUtc(row.updated_at),
  closed_at: utcOrNull(row.closed_at),
});

const ownPartners = (db: Queryable, caller: ConsoleCaller) =>
  partnersOfOrganisation(db, caller.organisation_id ?? 0);

const ownIds = async (db: Queryable, caller: ConsoleCaller) =>
  (await ownPartners(db, caller)).map(({ id }) => id);

const partners = endpoint({
  operationId: 'listOwnReferralPartners',
  method: 'GET',
  path: '/own-referral-partners',
  tag,
  summary: 'The partners that your organisation acts for',
  description: 'Usually one, often none.',
  auth: 'required',
  roles: referralReaders,
  answers: {
    200: {
      description: 'The partners.',
      schema: z
        .object({
          data: z
            .array(
              z.object({
                id: int('Partner id.', 1000),
                name: str('Name.', 'Harbour Credit Union'),
                identifier: str('What your programs send in `referralPartner`.', 'Harbour-CU'),
                status: choice(['active', 'suspended'], 'Whether it may send.'),
                consent_required: flag('Whether each referral has to bring its consent.', false),
              }),
            )
            .meta({ description: 'By id.' }),
        })
        .meta({ id: 'OwnReferralPartners' }),
    },
  },
  async handle({ caller, db }) {
    const rows = await ownPartners(db, caller);
    return answer(200, {
      data: rows.map((row) => ({
        id: row.id,
        name: row.name,
        identifier: row.identifier,
        status: row.status,
        consent_required: row.consent_required,
      })),
    });
  },
});

const filter = {
  status: optional(oneOf(referralStatuses)).meta({
    description: 'Only this, as you see it.',
    example: 'closed',
  }),
  external_reference: optional(text({ max: 100 })).meta({
    description: 'Your own number, exactly.',
    example: 'CRM-20417',
  }),
  received_from: optional(calendarDay()).meta({
    description: 'First day of arrival.',
    example: '2027-06-01',
  }),
  received_to: optional(calendarDay()).meta({ description: 'Last day of arrival.', example: '2027-06-30' }),
};

const filterFields = fields(filter);

const filterOf = (query: z.output<typeof filterFields>) => ({
  statuses: query.status && [query.status],
  externalReference: query.external_reference,
  receivedFrom: query.received_from,
  receivedTo: query.received_to,
});

const list = endpoint({
  operationId: 'listOwnReferrals',
  method: 'GET',
  path: '/own-referrals',
  tag,
  summary: 'What your organisation referred',
  description: 'The newest first.',
  auth: 'required',
  roles: referralReaders,
  query: fields({ ...filter, ...pageQuery }),
  answers: {
    200: {
      description: 'A page of referrals.',
      schema: listOf(ownReferral, 'OwnReferral'),
      example: listExample(example, '/own-referrals'),
    },
  },
  async handle({ caller, db, query, services, bases, search }) {
    const ids = await ownIds(db, caller);
    const found = await listPartnerReferrals(db, ids, filterOf(query), services.referrals, query);
    return answer(
      200,
      presentList(found, present, { query, base: bases.api, path: '/own-referrals', search }),
    );
  },
});

async function show(db: Queryable, caller: ConsoleCaller, id: string) {
  const row = await getPartnerReferral(db, await ownIds(db, caller), id);
  return row ? answer(200, present(row)) : refuse('not_found');
}

const one = (description: string) => ({ description, schema: ownReferral, example });

const getOne = endpoint({
  operationId: 'getOwnReferral',
  method: 'GET',
  path: '/own-referrals/{id}',
  tag,
  summary: 'One of your referrals',
  description: 'As you may see it.',
  auth: 'required',
  roles: referralReaders,
  params: referralPath,
  answers: { 200: one('The referral.') },
  handle: ({ caller, db, params: { id } }) => show(db, caller, id),
});

const submit = endpoint({
  operationId: 'submitReferral',
  method: 'POST',
  path: '/own-referrals',
  tag,
  summary: 'Refer a person',
  description: 'By the rules of the API; the identifier is filled in.',
  auth: 'required',
  roles: referrers,
  body: referralForm,
  bodyExample: referralFormExample,
  hashesBody: true,
  answers: {
    201: {
      description: 'Taken.',
      schema: z
        .object({
          id: str('The referral’s id.', exampleId),
          duplicate_of: strOrNull('The oldest that you sent of the same person.', null),
        })
        .meta({ id: 'SubmittedReferral' }),
    },
  },
  refusals: ['partner_unknown', 'partner_suspended'],
  async handle(call) {
    const own = await ownPartners(call.db, call.caller);
    const wanted = call.body.partner_id ?? (own.length === 1 ? own[0]?.id : undefined);
    const partner = own.find(({ id }) => id === wanted);
    if (!partner) return refuse('partner_unknown');
    const taken = await takeForm(call, partner);
    return isRefusal(taken)
      ? taken
      : answer(201, { id: taken.referral_id, duplicate_of: taken.duplicate_of });
  },
});

const withdraw = endpoint({
  operationId: 'withdrawOwnReferral',
  method: 'POST',
  path: '/own-referrals/{id}/withdraw',
  tag,
  summary: 'Take a referral back',
  description: 'Until the agency has tried to reach the person.',
  auth: 'required',
  roles: referrers,
  params: referralPath,
  body: fields({
    reason: optional(text({ max: 500 })).meta({ description: 'Why.', example: 'Changed her mind' }),
  }).meta({ id: 'WithdrawOwnReferralRequest' }),
  bodyExample: { reason: 'Changed her mind' },
  answers: { 200: one('Withdrawn.') },
  refusals: ['cannot_withdraw'],
  async handle({ caller, db, params: { id }, body, services, requestId }) {
    const partnerIds = await ownIds(db, caller);
    const actor = actorOf(caller, requestId);
    const request = { referralId: id, partnerIds, reason: body.reason, actor };
    return (await withdrawReferral(db, request, services.referrals)) ?? show(db, caller, id);
  },
});

const exportCsv = endpoint({
  operationId: 'exportOwnReferrals',
  method: 'GET',
  path: '/own-referrals/export',
  tag,
  summary: 'Your referrals as CSV',
  description: 'As you see them, the newest first, at most 50,000 rows. The trail tells who took it.',
  auth: 'required',
  roles: referrers,
  query: fields({
    ...filter,
    sandbox: withDefault(bool(), false).meta({ description: 'The try-outs instead.', example: false }),
  }),
  answers: { 200: privateFile(csvType, 'The rows.') },
  refusals: ['export_too_large'],
  async handle({ caller, db, query, services, requestId }) {
    const whose = { partnerIds: await ownIds(db, caller), organisationId: caller.organisation_id ?? 0 };
    const wanted = { ...filterOf(query), is_sandbox: query.sandbox };
    const actor = actorOf(caller, requestId);
    const csv = await exportPartnerReferrals(db, whose, wanted, services.referrals, actor);
    return isRefusal(csv) ? csv : sendPrivately(csv, 'own-referrals.csv');
  },
});

export const ownReferralEndpoints = [partners, list, exportCsv, getOne, submit, withdraw];
