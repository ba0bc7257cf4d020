import { getWebhookEndpoint, listWebhookEndpoints } from '../../domains/webhooks/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { fields } from '../../platform/http/input.ts';
import { pageQuery } from '../../platform/http/pagination.ts';
import { refuse } from '../../platform/http/problem.ts';
import { listOf, presentList } from '../bearer/lists.ts';
import { endpoint } from '../bearer/services.ts';
import { endpointParams, subscriberTo, type WebhookFace } from './face.ts';

/** The list of a caller's endpoints. */
export function listEndpoints(face: WebhookFace) {
  return endpoint({
    operationId: 'listWebhooks',
    method: 'GET',
    path: '/webhooks',
    tag: 'Webhooks',
    summary: 'Your endpoints',
    description: 'By id; never a secret.',
    auth: 'required',
    query: fields(pageQuery),
    answers: {
      200: {
        description: 'One page of endpoints.',
        schema: listOf(face.endpoint.schema, 'WebhookEndpoint'),
      },
    },
    async handle({ caller, db, query, bases, search }) {
      const page = await listWebhookEndpoints(db, subscriberTo(face)(caller), query);
      const at = { query, base: bases.api, path: '/webhooks', search };
      return answer(200, presentList(page, face.endpoint.present, at));
    },
  });
}

/** One endpoint. */
export function getEndpoint(face: WebhookFace) {
  return endpoint({
    operationId: 'getWebhook',
    method: 'GET',
    path: '/webhooks/{id}',
    tag: 'Webhooks',
    summary: 'One endpoint',
    description: 'With how its last delivery went.',
    auth: 'required',
    params: endpointParams,
    answers: { 200: face.endpoint },
    async handle({ caller, db, params }) {
      const found = await getWebhookEndpoint(db, subscriberTo(face)(caller), params.id);
      return found ? answer(200, face.endpoint.present(found)) : refuse('not_found');
    },
  });
}
