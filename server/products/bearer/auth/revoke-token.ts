import { revokeTokenPair } from '../../../domains/identity/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { messageResponse } from '../message-response.ts';
import { endpoint } from '../services.ts';

export const revokeToken = endpoint({
  operationId: 'revokeToken',
  method: 'POST',
  path: '/auth/revoke',
  tag: 'Authentication',
  summary: 'Revoke the presented token',
  description: 'The access token and its refresh token are dead at once.',
  auth: 'required',
  budget: 'auth',
  answers: {
    200: { description: 'Revoked.', schema: messageResponse, example: { message: 'Token revoked.' } },
  },
  async handle({ caller, db }) {
    await revokeTokenPair(db, caller.token_pair_id);
    return answer(200, { message: 'Token revoked.' });
  },
});
