import { refreshTokenPair } from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, text } from '../../../platform/http/input.ts';
import { isRefusal } from '../../../platform/http/problem.ts';
import { endpoint } from '../services.ts';
import { presentTokenPair, tokenExample, tokenResponse } from './token-response.ts';

export const refreshToken = endpoint({
  operationId: 'refreshToken',
  method: 'POST',
  path: '/auth/refresh',
  tag: 'Authentication',
  summary: 'Exchange a refresh token for a new pair',
  description:
    'The old access and refresh token stop at once. A refresh token that was used before revokes its whole family.',
  auth: 'none',
  budget: 'auth',
  body: fields({
    refresh_token: text({ max: 255 }).meta({
      description: 'The refresh token of your newest pair.',
      example: tokenExample.refresh_token,
    }),
  }).meta({ id: 'RefreshRequest' }),
  bodyExample: { refresh_token: tokenExample.refresh_token },
  answers: { 200: { description: 'A new pair.', schema: tokenResponse, example: tokenExample } },
  refusals: ['invalid_refresh_token'],
  async handle({ body, db }) {
    const pair = await refreshTokenPair(db, body.refresh_token);
    return isRefusal(pair) ? pair : answer(200, presentTokenPair(pair));
  },
});
