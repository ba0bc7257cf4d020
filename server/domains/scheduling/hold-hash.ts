import type { Keyring } from '../../platform/crypto/keyring.ts';

const hashLength = 32;

/** The hash that a hold's owner knows, from what is kept of it. */
export function holdHash(keyring: Keyring, nonce: Buffer): string {
  return keyring.deriveToken('seat-holds', nonce, hashLength);
}

/** Seconds a hold lives: 30 minutes. */
export const holdSeconds = 1800;
