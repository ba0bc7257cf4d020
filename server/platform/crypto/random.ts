import { createHash, randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Maps bytes to [A-Za-z0-9] without bias: of 256 values the last 8 are thrown away. */
function lettersOf(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) if (byte < 248) letters += alphabet[byte % 62];
  return letters;
}

/** `length` characters of [A-Za-z0-9] taken from an endless source of bytes. */
export function lettersFrom(nextBytes: () => Uint8Array, length: number): string {
  let letters = '';
  while (letters.length < length) letters += lettersOf(nextBytes());
  return letters.slice(0, length);
}

/** A random string of [A-Za-z0-9]; each character carries 5.95 bits. */
export function randomToken(length: number): string {
  return lettersFrom(() => randomBytes(length + 8), length);
}

/** SHA-256 of a text's UTF-8 bytes: how every secret is kept. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
