import { z } from 'zod';
import { exchangeApiKey } from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../services.ts';
import { presentTokenPair, tokenExample, tokenResponse } from './token-response.ts';

const body = z.preprocess(
  (sent) => {
    if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return sent;
    const { client_id, hb_client_id, ...rest } = sent as Record<string, unknown>;
    const id = hb_client_id ?? client_id;
    return { ...rest, hb_client_id: typeof id === 'number' ? String(id) : id };
  },
  fields({
    hb_client_id: text({ max: 64 }).meta({
      description: 'Your client id; a number is accepted, and `client_id` as another spelling.',
      example: '1042',
    }),
    api_key: text({ max: 255 }).meta({
      description: 'One of your active API keys.',
      example: 'hbk_4f0Zc...',
    }),
  }).meta({ id: 'TokenRequest' }),
);

export const createToken = endpoint({
  operationId: 'createToken',
  method: 'POST',
  path: '/auth/token',
  tag: 'Authentication',
  summary: 'Exchange an API key for tokens',
  description: 'Issues a new pair of tokens. Earlier pairs live on; deactivating the API key ends them all.',
  auth: 'none',
  budget: 'auth',
  body,
  bodyExample: { hb_client_id: '1042', api_key: 'hbk_4f0Zc...' },
  answers: { 200: { description: 'A new pair.', schema: tokenResponse, example: tokenExample } },
  refusals: ['invalid_credentials'],
  async handle({ body: sent, db, services }) {
    const pair = await exchangeApiKey(
      db,
      { hbClientId: sent.hb_client_id, apiKey: sent.api_key },
      services.demoKeys,
    );
    return isRefusal(pair) ? pair : answer(200, presentTokenPair(pair));
  },
});
