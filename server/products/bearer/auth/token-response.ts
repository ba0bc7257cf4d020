import { z } from 'zod';
import type { TokenPair } from '../../../domains/identity/index.ts';

export const tokenResponse = z
  .object({
    access_token: z.string().meta({
      description: 'Send it as `Authorization: Bearer ...`.',
      example: 'q3Yt8mKp0bVxA2LdNc5RwZ7fHs1JgUe9TiQo4XyBkD6',
    }),
    refresh_token: z.string().meta({
      description: 'Exchanges once for a new pair.',
      example: '9xLm2WqE7rTy4UiOp1AsDf6GhJk3ZxCv8BnMq5WeRt0',
    }),
    token_type: z.literal('Bearer').meta({ description: 'Always Bearer.', example: 'Bearer' }),
    expires_in: z.int().meta({ description: 'Seconds the access token lives.', example: 3600 }),
  })
  .meta({ id: 'TokenResponse', description: 'An access token and its refresh token (7 days).' });

export const tokenExample = {
  access_token: 'q3Yt8mKp0bVxA2LdNc5RwZ7fHs1JgUe9TiQo4XyBkD6',
  refresh_token: '9xLm2WqE7rTy4UiOp1AsDf6GhJk3ZxCv8BnMq5WeRt0',
  token_type: 'Bearer',
  expires_in: 3600,
} as const;

/** A pair as the wire has it. */
export function presentTokenPair(pair: TokenPair): z.input<typeof tokenResponse> {
  return {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    token_type: 'Bearer',
    expires_in: pair.expiresInSeconds,
  };
}
