import type { Keyring } from '../../platform/crypto/keyring.ts';
import { sha256 } from '../../platform/crypto/random.ts';

/**
 * A visitor of the public pages, or their network address, as tables may keep it: without the server's key nobody
 * can tell which address it was, not even by trying all of them.
 */
export function visitorHash(keyring: Keyring, text: string): Buffer {
  return sha256(keyring.deriveToken('candidate-visitors', Buffer.from(text), 43));
}
