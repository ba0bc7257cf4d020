import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../../tests/support/any-text.ts';
import { createKeyring } from './keyring.ts';
import { randomToken } from './random.ts';

const keyring = createKeyring('a'.repeat(64));

describe('the keyring', () => {
  test('decrypts what it encrypted, for any text', () => {
    fc.assert(
      fc.property(anyText(), fc.string(), (plain, context) => {
        const text = plain.toWellFormed();
        expect(
          keyring.decrypt(
            'idempotent-answers',
            keyring.encrypt('idempotent-answers', text, context),
            context,
          ),
        ).toBe(text);
      }),
    );
  });

  test('refuses another context, another purpose, another key and a changed byte', () => {
    const sealed = keyring.encrypt('idempotent-answers', 'secret', 'row 1');
    expect(() => keyring.decrypt('idempotent-answers', sealed, 'row 2')).toThrow();
    expect(() => keyring.decrypt('seat-holds', sealed, 'row 1')).toThrow();
    expect(() => createKeyring('b'.repeat(64)).decrypt('idempotent-answers', sealed, 'row 1')).toThrow();
    for (let byte = 0; byte < sealed.length; byte += 1) {
      const changed = Buffer.from(sealed);
      changed[byte] = (changed[byte] ?? 0) ^ 1;
      expect(() => keyring.decrypt('idempotent-answers', changed, 'row 1')).toThrow();
    }
  });

  test('derives the same token from the same nonce, and 32 letters and digits', () => {
    const seen = new Set<string>();
    for (let number = 0; number < 500; number += 1) {
      const nonce = randomBytes(16);
      const token = keyring.deriveToken('seat-holds', nonce, 32);
      expect(token).toMatch(/^[A-Za-z0-9]{32}$/);
      expect(keyring.deriveToken('seat-holds', nonce, 32)).toBe(token);
      expect(createKeyring('b'.repeat(64)).deriveToken('seat-holds', nonce, 32)).not.toBe(token);
      seen.add(token);
    }
    expect(seen.size).toBe(500);
  });

  test('has a fingerprint that names the key without telling it', () => {
    expect(keyring.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(createKeyring('b'.repeat(64)).fingerprint).not.toBe(keyring.fingerprint);
  });
});

test('random tokens use every letter about as often', () => {
  const counts = new Map<string, number>();
  for (const letter of randomToken(62_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(62);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});
