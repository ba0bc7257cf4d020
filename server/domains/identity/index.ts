export { createApiKey, deactivateApiKey, isActiveApiKey } from './api-key.ts';
export { authenticateApiKey, type KeyHolder } from './authenticate-api-key.ts';
export { authenticateToken, revokeTokenPair, type TokenHolder } from './authenticate-token.ts';
export { identityProblems } from './errors.ts';
export { exchangeApiKey } from './exchange-api-key.ts';
export { apiProducts } from './products.ts';
export { refreshTokenPair } from './refresh-token-pair.ts';
export { removeEndedTokens } from './remove-ended-tokens.ts';
export type { TokenPair } from './token-pair.ts';
