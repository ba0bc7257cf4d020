import { z } from 'zod';
import { apiProducts } from '../../../domains/identity/index.ts';
import {
  createOrganisation,
  editOrganisation,
  getOrganisation,
  listOrganisations,
} from '../../../domains/organisations/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { email, fields, integer, oneOf, optional, phone, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { clearable } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators, organisationPath } from '../policy.ts';
import { endpoint } from '../services.ts';
import {
  organisation,
  organisationAnswer,
  organisationExample,
  presentOrganisation,
} from './organisation.ts';

const tag = 'Organisations';
const name = text({ max: 255 }).meta({ description: 'Name.', example: 'Acme Healthcare' });

/** A list of products. */
export const productList = z
  .array(oneOf(apiProducts).meta({ description: 'A product.', example: 'practical-training' }), {
    error: 'Must be a list of products.',
  })
  .max(apiProducts.length, `Must have at most ${apiProducts.length} entries.`);

/** One organisation, or 404. */
export async function showOrganisation(db: Queryable, organisationId: number) {
  const row = await getOrganisation(db, organisationId);
  return row ? answer(200, presentOrganisation(row)) : refuse('not_found');
}

const list = endpoint({
  operationId: 'listOrganisations',
  method: 'GET',
  path: '/organisations',
  tag,
  summary: 'All organisations',
  description: 'By name.',
  auth: 'required',
  roles: administrators,
  query: fields({
    status: optional(oneOf(['active', 'suspended'])).meta({ description: 'Only this status.' }),
    product: optional(oneOf(apiProducts)).meta({ description: 'Only those that have this product.' }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the name or account code.',
      example: 'acme',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of organisations.',
      schema: listOf(organisation, 'Organisation'),
      example: listExample(organisationExample, '/organisations'),
    },
  },
  async handle({ db, query, bases, search }) {
    const found = await listOrganisations(db, query);
    const at = { query, base: bases.api, path: '/organisations', search };
    return answer(200, presentList(found, presentOrganisation, at));
  },
});

const accountCode = text({ max: 20 })
  .transform((code) => code.toUpperCase())
  .pipe(
    z
      .string()
      .regex(/^[A-Z0-9]{3,20}$/, 'Must be 3 to 20 letters and digits.')
      .meta({ minLength: 3, maxLength: 20 }),
  );

const create = endpoint({
  operationId: 'createOrganisation',
  method: 'POST',
  path: '/organisations',
  tag,
  summary: 'Take on an organisation',
  description: 'With the default settings. Next: invite an owner, make an API key, add credits.',
  auth: 'required',
  roles: administrators,
  body: fields({
    code: accountCode.meta({ description: 'Account code; cannot be changed.', example: 'ACME001' }),
    name,
    email: optional(email()).meta({ description: 'E-mail.', example: 'ops@acme.co.uk' }),
    billing_email: optional(email()).meta({ description: 'For invoices.', example: 'invoices@acme.co.uk' }),
    phone: optional(phone()).meta({ description: 'Phone.', example: '+441414960000' }),
    products: optional(productList).meta({ description: 'Products; default: none.' }),
  }).meta({ id: 'CreateOrganisationRequest' }),
  bodyExample: { code: 'ACME001', name: 'Acme Healthcare', products: ['practical-training'] },
  answers: { 201: organisationAnswer('Made.') },
  refusals: ['code_taken'],
  async handle({ caller, body, db, requestId }) {
    const { products = [], ...rest } = body;
    const made = await createOrganisation(db, { ...rest, products }, actorOf(caller, requestId));
    if (isRefusal(made)) return made;
    const row = await getOrganisation(db, made);
    return row ? answer(201, presentOrganisation(row)) : refuse('not_found');
  },
});

const getOne = endpoint({
  operationId: 'getOrganisation',
  method: 'GET',
  path: '/organisations/{id}',
  tag,
  summary: 'One organisation',
  description: 'With its settings.',
  auth: 'required',
  roles: administrators,
  params: organisationPath.params,
  answers: { 200: organisationAnswer('The organisation.') },
  async handle({ db, params }) {
    return showOrganisation(db, params.id);
  },
});

const edit = endpoint({
  operationId: 'editOrganisation',
  method: 'PATCH',
  path: '/organisations/{id}',
  tag,
  summary: 'Change an organisation’s particulars',
  description: 'Fields that are not sent stay; null empties.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({
    name: optional(name),
    email: clearable(email()).meta({ description: 'E-mail.', example: 'ops@acme.co.uk' }),
    billing_email: clearable(email()).meta({ description: 'For invoices.', example: 'invoices@acme.co.uk' }),
    phone: clearable(phone()).meta({ description: 'Phone.', example: '+441414960000' }),
    requests_per_minute: clearable(integer({ min: 1, max: 1_000_000 })).meta({
      description: 'API limit of their own.',
      example: 120,
    }),
  }).meta({ id: 'EditOrganisationRequest' }),
  bodyExample: { billing_email: 'invoices@acme.co.uk' },
  answers: { 200: organisationAnswer('Changed.') },
  async handle({ caller, params, body, db, requestId }) {
    const changed = await editOrganisation(db, params.id, body, actorOf(caller, requestId));
    return changed ? showOrganisation(db, params.id) : refuse('not_found');
  },
});

export const organisationEndpoints = [list, create, getOne, edit];
