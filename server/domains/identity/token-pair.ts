import { randomToken, sha256 } from '../../platform/crypto/random.ts';

/** How long an access token works, in seconds. */
const accessTokenSeconds = 3600;

/** How long a refresh token may be exchanged, in seconds: 7 days. */
const refreshTokenSeconds = 604_800;

/** A new pair in clear: shown once, kept only as hashes. */
export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds the access token lives. */
  readonly expiresInSeconds: number;
}

/** Makes a pair; each token has 43 characters of [A-Za-z0-9], 256 bits. */
export function newTokenPair(): TokenPair {
  return {
    accessToken: randomToken(43),
    refreshToken: randomToken(43),
    expiresInSeconds: accessTokenSeconds,
  };
}

/** A pair as it is kept. */
export function hashedPair(pair: TokenPair) {
  return {
    accessSha256: sha256(pair.accessToken),
    refreshSha256: sha256(pair.refreshToken),
    accessSeconds: accessTokenSeconds,
    refreshSeconds: refreshTokenSeconds,
  };
}
