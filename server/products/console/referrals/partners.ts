import { z } from 'zod';
import {
  createPartner,
  editPartner,
  getPartner,
  listPartners,
  type ReferralPartner,
  setPartnerStatus,
} from '../../../domains/referrals/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, calendarDay, email, fields, integer, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { choice, clearable, flag, int, intOrNull, str, strOrNull, when } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators, caseWorkers } from '../policy.ts';
import { endpoint } from '../services.ts';

const tag = 'Referral partners';

const contact = z.object({
  name: str('Name.', 'Ines Okafor'),
  email: str('E-mail.', 'ines.okafor@harbour.example'),
  phone: strOrNull('Phone.', null),
});

const partner = z
  .object({
    id: int('Partner id.', 1000),
    name: str('Name.', 'Harbour Credit Union'),
    identifier: str('Sent with each referral; never changes.', 'Harbour-CU'),
    status: choice(['active', 'suspended'], 'Whether it may send.'),
    is_sandbox: flag('The one for trying out.', false),
    organisation_id: intOrNull('Whose people act for it.', 1042),
    organisation_name: strOrNull('Its name.', 'Acme Healthcare'),
    contacts: z.array(contact).meta({ description: 'Whom to talk to.' }),
    agreement_date: z
      .string()
      .nullable()
      .meta({ description: 'Of the contract.', format: 'date', example: '2027-01-04' }),
    consent_required: flag('Whether each referral has to bring its consent.', false),
    requests_per_minute: intOrNull('Of its own; null: the deployment’s limit.', null),
    live_keys: int('Of two at most.', 1),
    created_at: when('When it was made.', '2027-01-05T10:00:00+00:00'),
  })
  .meta({ id: 'ReferralPartner', description: 'Somebody who refers people.' });

const example: z.input<typeof partner> = {
  id: 1000,
  name: 'Harbour Credit Union',
  identifier: 'Harbour-CU',
  status: 'active',
  is_sandbox: false,
  organisation_id: 1042,
  organisation_name: 'Acme Healthcare',
  contacts: [],
  agreement_date: '2027-01-04',
  consent_required: false,
  requests_per_minute: null,
  live_keys: 1,
  created_at: '2027-01-05T10:00:00+00:00',
};

const present = (row: ReferralPartner): z.input<typeof partner> => ({
  ...row,
  contacts: [...row.contacts],
  created_at: formatUtc(row.created_at),
});

const list = endpoint({
  operationId: 'listReferralPartners',
  method: 'GET',
  path: '/referral-partners',
  tag,
  summary: 'Partners',
  description: 'By name.',
  auth: 'required',
  roles: caseWorkers,
  query: fields({
    search: optional(text({ max: 100 })).meta({
      description: 'Part of name or identifier.',
      example: 'harbour',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of partners.',
      schema: listOf(partner, 'ReferralPartner'),
      example: listExample(example, '/referral-partners'),
    },
  },
  async handle({ db, query, bases, search }) {
    const found = await listPartners(db, query);
    return answer(
      200,
      presentList(found, present, { query, base: bases.api, path: '/referral-partners', search }),
    );
  },
});

/** A partner in a path. */
export const partnerPath = z.object({ id: pathId.meta({ description: 'Partner id.', example: 1000 }) });

async function show(db: Queryable, id: number) {
  const row = await getPartner(db, id);
  return row ? answer(200, present(row)) : refuse('not_found');
}

const one = (description: string) => ({ description, schema: partner, example });

const getOne = endpoint({
  operationId: 'getReferralPartner',
  method: 'GET',
  path: '/referral-partners/{id}',
  tag,
  summary: 'One partner',
  description: 'Suspended ones included.',
  auth: 'required',
  roles: caseWorkers,
  params: partnerPath,
  answers: { 200: one('The partner.') },
  handle: ({ db, params: { id } }) => show(db, id),
});

const contacts = z
  .array(
    fields({
      name: text({ max: 100 }).meta({ description: 'Name.', example: 'Ines Okafor' }),
      email: email().meta({ description: 'E-mail.', example: 'ines.okafor@harbour.example' }),
      phone: optional(text({ max: 30 }))
        .transform((phone) => phone ?? null)
        .meta({ description: 'Phone.', example: '+16045550100' }),
    }),
    { error: 'Must be a list.' },
  )
  .max(20, 'At most 20.');

const shape = {
  organisation_id: clearable(integer({ min: 1 })).meta({
    description: 'Whose people act for it; null: nobody’s.',
    example: 1042,
  }),
  contacts: optional(contacts).meta({ description: 'Whom to talk to.' }),
  agreement_date: clearable(calendarDay()).meta({ description: 'Of the contract.', example: '2027-01-04' }),
  consent_required: optional(bool()).meta({
    description: 'Whether each referral has to bring its consent.',
    example: false,
  }),
  requests_per_minute: clearable(integer({ min: 0, max: 1_000_000 })).meta({
    description: 'Of its own; null: the deployment’s limit; 0: none.',
    example: 120,
  }),
};

const name = text({ max: 200 });

const create = endpoint({
  operationId: 'createReferralPartner',
  method: 'POST',
  path: '/referral-partners',
  tag,
  summary: 'Add a partner',
  description: 'Its identifier is given once and never changes.',
  auth: 'required',
  roles: administrators,
  body: fields({
    name: name.meta({ description: 'Name.', example: 'Harbour Credit Union' }),
    identifier: text({ max: 64 })
      .pipe(z.string().regex(/^[A-Za-z0-9-]{3,64}$/, 'Must be 3 to 64 of A-Z, a-z, 0-9 and hyphens.'))
      .meta({ description: 'Unique in any case.', example: 'Harbour-CU' }),
    ...shape,
  }).meta({ id: 'CreatePartnerRequest' }),
  bodyExample: { name: 'Harbour Credit Union', identifier: 'Harbour-CU' },
  answers: { 201: one('Added.') },
  refusals: ['identifier_taken', 'partner_organisation_unknown'],
  async handle({ caller, body, db, requestId }) {
    const id = await createPartner(db, body, actorOf(caller, requestId));
    if (isRefusal(id)) return id;
    const row = await getPartner(db, id);
    return row ? answer(201, present(row)) : refuse('not_found');
  },
});

const edit = endpoint({
  operationId: 'editReferralPartner',
  method: 'PATCH',
  path: '/referral-partners/{id}',
  tag,
  summary: 'Change a partner',
  description: 'Fields that are not sent stay.',
  auth: 'required',
  roles: administrators,
  params: partnerPath,
  pathObjectExists: async ({ db, params: { id } }) => (await getPartner(db, id)) !== null,
  body: fields({
    name: optional(name).meta({ description: 'Name.', example: 'Harbour Credit Union' }),
    ...shape,
  }).meta({ id: 'EditPartnerRequest' }),
  bodyExample: { consent_required: true },
  answers: { 200: one('Changed.') },
  refusals: ['partner_organisation_unknown'],
  async handle({ caller, params: { id }, body, db, requestId }) {
    return (await editPartner(db, id, body, actorOf(caller, requestId))) ?? show(db, id);
  },
});

const setStatus = (verb: 'suspend' | 'reactivate', status: ReferralPartner['status'], description: string) =>
  endpoint({
    operationId: `${verb}ReferralPartner`,
    method: 'POST',
    path: `/referral-partners/{id}/${verb}`,
    tag,
    summary: verb === 'suspend' ? 'Suspend a partner' : 'Let a partner go on',
    description,
    auth: 'required',
    roles: administrators,
    params: partnerPath,
    answers: { 200: one('Done.') },
    async handle({ caller, params: { id }, db, requestId }) {
      await setPartnerStatus(db, id, status, actorOf(caller, requestId));
      return show(db, id);
    },
  });

export const referralPartnerEndpoints = [
  list,
  getOne,
  create,
  edit,
  setStatus('suspend', 'suspended', 'Its keys stop with the next request; what it sent stays in the queue.'),
  setStatus('reactivate', 'active', 'Its keys work again with the next request.'),
];
