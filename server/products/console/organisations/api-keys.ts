import { z } from 'zod';
import {
  type ApiKey,
  apiProducts,
  createApiKey,
  deactivateApiKey,
  getApiKey,
  listApiKeys,
} from '../../../domains/identity/index.ts';
import { getTrainingProfile } from '../../../domains/organisations/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, text } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { choice, flag, int, str, utcOrNull, when, whenOrNull } from '../fields.ts';
import { accessManagers, actorOf, organisationId, organisationPath, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';
import { productList } from './organisations.ts';

const tag = 'API keys';

const shape = {
  id: int('Key id.', 7),
  name: str('What it is for.', 'Production'),
  prefix: str('Its first characters, to tell keys apart.', 'hbk_4f0Zc1aB'),
  products: z.array(choice(apiProducts, 'A product.')).meta({ description: 'What it opens.' }),
  is_active: flag('Whether it can be exchanged for tokens.', true),
  created_at: when('When it was made.', '2027-06-05T10:00:00+00:00'),
  deactivated_at: whenOrNull('When it ended.', null),
  last_used_at: whenOrNull('Its last use, to the quarter of an hour.', '2027-06-06T09:45:00+00:00'),
  live_tokens: int('Pairs of tokens issued with it that still work; they end with it.', 2),
};

const apiKey = z.object(shape).meta({ id: 'ApiKey', description: 'A key, never readable again.' });

const newApiKey = z
  .object({ ...shape, api_key: str('The key. Keep it now: it is not shown again.', 'hbk_4f0Zc1aB...') })
  .meta({ id: 'NewApiKey', description: 'A key that was just made.' });

const example: z.input<typeof apiKey> = {
  id: 7,
  name: 'Production',
  prefix: 'hbk_4f0Zc1aB',
  products: ['practical-training'],
  is_active: true,
  created_at: '2027-06-05T10:00:00+00:00',
  deactivated_at: null,
  last_used_at: '2027-06-06T09:45:00+00:00',
  live_tokens: 2,
};

const present = (row: ApiKey): z.input<typeof apiKey> => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  products: apiProducts.filter((product) => row.products.includes(product)),
  is_active: row.is_active,
  created_at: formatUtc(row.created_at),
  deactivated_at: utcOrNull(row.deactivated_at),
  last_used_at: utcOrNull(row.last_used_at),
  live_tokens: row.live_tokens,
});

const list = endpoint({
  operationId: 'listApiKeys',
  method: 'GET',
  path: '/organisations/{id}/api-keys',
  tag,
  summary: 'API keys of an organisation',
  description: 'All of them, the newest first.',
  auth: 'required',
  roles: accessManagers,
  ...organisationPath,
  answers: {
    200: {
      description: 'The keys.',
      schema: z
        .object({
          hb_client_id: str('The client id that keys are exchanged with.', 'hb_4f0Zc1aB'),
          data: z.array(apiKey).meta({ description: 'The keys.' }),
        })
        .meta({ id: 'ApiKeys' }),
      example: { hb_client_id: 'hb_4f0Zc1aB', data: [example] },
    },
  },
  async handle(call) {
    if (!(await reachesPath(call))) return refuse('not_found');
    const rows = await listApiKeys(call.db, call.params.id);
    const { hb_client_id } = await getTrainingProfile(call.db, call.params.id);
    return answer(200, { hb_client_id, data: rows.map(present) });
  },
});

const create = endpoint({
  operationId: 'createApiKey',
  method: 'POST',
  path: '/organisations/{id}/api-keys',
  tag,
  summary: 'Make an API key',
  description: 'Shown once. It opens those of its products that the organisation has too.',
  auth: 'required',
  roles: accessManagers,
  ...organisationPath,
  body: fields({
    name: text({ max: 100 }).meta({ description: 'What it is for.', example: 'Production' }),
    products: productList.min(1, 'Choose at least one product.').meta({ description: 'What it opens.' }),
  }).meta({ id: 'CreateApiKeyRequest' }),
  bodyExample: { name: 'Production', products: ['practical-training'] },
  answers: {
    201: {
      description: 'Made.',
      schema: newApiKey,
      example: { ...example, last_used_at: null, live_tokens: 0, api_key: 'hbk_4f0Zc1aB...' },
    },
  },
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const products = [...new Set(body.products)];
    const actor = actorOf(caller, requestId);
    const made = await createApiKey(db, { organisationId: params.id, name: body.name, products, actor });
    const row = await getApiKey(db, params.id, made.id);
    return row ? answer(201, { ...present(row), api_key: made.apiKey }) : refuse('not_found');
  },
});

const remove = endpoint({
  operationId: 'deactivateApiKey',
  method: 'DELETE',
  path: '/organisations/{id}/api-keys/{keyId}',
  tag,
  summary: 'Deactivate an API key',
  description: 'For ever. Every token that was issued with it ends at once.',
  auth: 'required',
  roles: accessManagers,
  params: z.object({ id: organisationId, keyId: pathId.meta({ description: 'Key id.', example: 7 }) }),
  answers: {
    200: {
      description: 'Deactivated.',
      schema: apiKey,
      example: { ...example, is_active: false, deactivated_at: '2027-06-06T10:00:00+00:00', live_tokens: 0 },
    },
  },
  async handle(call) {
    const { caller, params, db, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    await deactivateApiKey(db, params.id, params.keyId, actorOf(caller, requestId));
    const row = await getApiKey(db, params.id, params.keyId);
    return row ? answer(200, present(row)) : refuse('not_found');
  },
});

export const apiKeyEndpoints = [list, create, remove];
