import { getWebhookEndpoint, listWebhookEndpoints } from '../../../domains/webhooks/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import {
  endpointExample,
  endpointParams,
  endpointResource,
  presentEndpoint,
  subscriberOf,
} from './endpoint-resource.ts';

export const listWebhooks = endpoint({
  operationId: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  tag: 'Webhooks',
  summary: 'Your endpoints',
  description: 'By id; never a secret.',
  auth: 'required',
  query: fields(pageQuery),
  answers: {
    200: { description: 'One page of endpoints.', schema: listOf(endpointResource, 'WebhookEndpoint') },
  },
  async handle({ caller, db, query, bases, search }) {
    const page = await listWebhookEndpoints(db, subscriberOf(caller), query);
    return answer(
      200,
      presentList(page, presentEndpoint, { query, base: bases.api, path: '/webhooks', search }),
    );
  },
});

export const getWebhook = endpoint({
  operationId: 'getWebhook',
  method: 'GET',
  path: '/webhooks/{id}',
  tag: 'Webhooks',
  summary: 'One endpoint',
  description: 'With how its last delivery went.',
  auth: 'required',
  params: endpointParams,
  answers: { 200: { description: 'The endpoint.', schema: endpointResource, example: endpointExample } },
  async handle({ caller, db, params }) {
    const found = await getWebhookEndpoint(db, subscriberOf(caller), params.id);
    return found ? answer(200, presentEndpoint(found)) : refuse('not_found');
  },
});
