import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { lettersFrom } from './random.ts';

/** What a key is used for; each purpose has a key of its own, derived from the platform's secret. */
export type KeyPurpose =
  | 'idempotent-answers'
  | 'seat-holds'
  | 'booking-pages'
  | 'payment-pages'
  | 'bls-booking-pages'
  | 'bls-payment-pages'
  | 'invite-pages'
  | 'top-up-pages'
  | 'badge-signing'
  | 'candidate-visitors'
  | 'candidate-forms'
  | 'password-pages'
  | 'totp-secrets'
  | 'recovery-codes'
  | 'console-csrf'
  | 'webhook-secrets';

/** Everything that needs the platform's secret key. */
export interface Keyring {
  /** AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext. `context` must be the same to decrypt. */
  encrypt(purpose: KeyPurpose, plain: string, context: string): Buffer;
  /** Throws when the bytes, the key or the context are not those of `encrypt`. */
  decrypt(purpose: KeyPurpose, sealed: Buffer, context: string): string;
  /** `length` characters of [A-Za-z0-9] that only the holder of the secret can find from the nonce. */
  deriveToken(purpose: KeyPurpose, nonce: Buffer, length: number): string;
  /** An Ed25519 private key of the purpose's own: the same wherever the secret is. */
  signingKey(purpose: KeyPurpose): KeyObject;
  /** Names the key without telling it, so that two processes can see that theirs differ. */
  readonly fingerprint: string;
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const ed25519Pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

function deriveKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'veriward', purpose, 32));
}

/** Builds the keyring from 64 hexadecimal digits. */
export function createKeyring(secretHex: string): Keyring {
  const secret = Buffer.from(secretHex, 'hex');
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose);
    if (known) return known;
    const key = deriveKey(secret, purpose);
    keys.set(purpose, key);
    return key;
  };
  return {
    encrypt(purpose, plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    decrypt(purpose, sealed, context) {
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(0, 12), {
        authTagLength: 16,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
    deriveToken(purpose, nonce, length) {
      let round = 0;
      const nextBytes = () =>
        createHmac('sha512', keyFor(purpose)).update(nonce).update(Buffer.of(round++)).digest();
      return lettersFrom(nextBytes, length);
    },
    signingKey(purpose) {
      return createPrivateKey({
        key: Buffer.concat([ed25519Pkcs8, keyFor(purpose)]),
        format: 'der',
        type: 'pkcs8',
      });
    },
    fingerprint: deriveKey(secret, 'fingerprint').toString('hex').slice(0, 16),
  };
}
