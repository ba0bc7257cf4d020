import { createToken } from './create-token.ts';
import { getTokenInfo } from './get-token-info.ts';
import { refreshToken } from './refresh-token.ts';
import { revokeToken } from './revoke-token.ts';

/** The four token operations every bearer product has. */
export const authEndpoints = [createToken, refreshToken, getTokenInfo, revokeToken];
