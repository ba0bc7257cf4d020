import { z } from 'zod';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { endpoint } from '../services.ts';

const tokenInfo = z
  .object({
    hb_client_id: z.string().meta({ description: 'Your client id.', example: '1042' }),
    client_id: z.string().meta({ description: 'The same, under its other name.', example: '1042' }),
    client_name: z.string().meta({ description: 'Your organisation.', example: 'Acme Healthcare' }),
    token_type: z.literal('Bearer').meta({ description: 'Always Bearer.', example: 'Bearer' }),
    expires_at: z.string().meta({
      description: 'When the token ends, UTC.',
      format: 'date-time',
      example: '2026-06-05T11:00:00+00:00',
    }),
    expires_in: z.int().meta({ description: 'Seconds left.', example: 3120 }),
    products: z
      .array(z.string())
      .meta({ description: 'Products it opens, sorted.', example: ['practical-training', 'virtual-bls'] }),
  })
  .meta({ id: 'TokenInfo', description: 'What a token is good for.' });

export const getTokenInfo = endpoint({
  operationId: 'getTokenInfo',
  method: 'GET',
  path: '/auth/token-info',
  tag: 'Authentication',
  summary: 'Describe the presented token',
  description: 'Answers with a token of any product.',
  auth: 'required',
  budget: 'auth',
  answers: {
    200: {
      description: 'The token.',
      schema: tokenInfo,
      example: {
        hb_client_id: '1042',
        client_id: '1042',
        client_name: 'Acme Healthcare',
        token_type: 'Bearer',
        expires_at: '2026-06-05T11:00:00+00:00',
        expires_in: 3120,
        products: ['practical-training', 'virtual-bls'],
      },
    },
  },
  async handle({ caller }) {
    const body = {
      hb_client_id: caller.hb_client_id,
      client_id: caller.hb_client_id,
      client_name: caller.name,
      token_type: 'Bearer' as const,
      expires_at: formatUtc(caller.expires_at),
      expires_in: caller.expires_in,
      products: [...caller.products],
    };
    return answer(200, body);
  },
});
