import { timingSafeEqual } from 'node:crypto';
import type { KeyPurpose, Keyring } from './keyring.ts';

/** What the holder of a link may see; a link of one kind opens nothing of another. */
type LinkPurpose = Extract<KeyPurpose, `${string}-pages`>;

/** 43 characters of 5.95 bits: 256 bits. */
const proofLength = 43;

function idBytes(id: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(id));
  return bytes;
}

function proofOf(keyring: Keyring, purpose: LinkPurpose, id: number): string {
  return keyring.deriveToken(purpose, idBytes(id), proofLength);
}

/**
 * The secret part of a link to one thing: a proof that only the server can make, then the thing's id. Nothing is
 * stored, so a link can be shown again at any time; what it may still do is for the thing's own state to say.
 */
export function linkToken(keyring: Keyring, purpose: LinkPurpose, id: number): string {
  return `${proofOf(keyring, purpose, id)}${id}`;
}

/** The id that a token of a link proves; null when it proves none. */
export function readLinkToken(keyring: Keyring, purpose: LinkPurpose, token: string): number | null {
  const digits = token.slice(proofLength);
  if (!/^[1-9]\d{0,14}$/.test(digits)) return null;
  const id = Number(digits);
  const given = Buffer.from(token.slice(0, proofLength));
  const expected = Buffer.from(proofOf(keyring, purpose, id));
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}
