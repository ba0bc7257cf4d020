import { type Family, fromBase64, hex } from './recipes.ts';

/** A signature as it was written. */
interface WrittenSignature {
  /** Its 32 bytes in lower-case hexadecimal; null: it is none. */
  readonly digest: string | null;
  /** How it differs from what the header has; null: not at all. */
  readonly fault: string | null;
}

const forms = {
  own: 'sha256= and 64 lower-case hexadecimal digits',
  standard: 'v1, and 44 characters of base64',
} as const satisfies Record<Family, string>;

const right = { own: /^sha256=[0-9a-f]{64}$/, standard: /^v1,[A-Za-z0-9+/]{43}=$/ } as const;

function digestOf(bare: string): string | null {
  if (/^[0-9a-f]{64}$/i.test(bare)) return bare.toLowerCase();
  const bytes = fromBase64(bare);
  return bytes?.length === 32 ? hex(bytes) : null;
}

function faultOf(family: Family, written: string, bare: string): string {
  const isHex = /^[0-9a-f]{64}$/i.test(bare);
  if (family === 'own' && !isHex) return 'it is base64; the header has hexadecimal';
  if (family === 'standard' && isHex) return 'it is hexadecimal; the header has base64';
  if (bare === written) return `its prefix ${family === 'own' ? 'sha256=' : 'v1,'} is missing`;
  return `it should be ${forms[family]}`;
}

/** Reads a signature in any encoding, and says what is unusual about it. Of several, the first that is `v1`. */
export function readSignature(family: Family, text: string): WrittenSignature {
  const parts = text.trim().split(/\s+/);
  const written = parts.find((part) => part.startsWith('v1,')) ?? parts[0] ?? '';
  const bare = written.replace(/^(sha256=|v1,|v1=)/, '');
  const digest = digestOf(bare);
  if (digest === null) return { digest, fault: `it should be ${forms[family]}` };
  return { digest, fault: right[family].test(written) ? null : faultOf(family, written, bare) };
}
