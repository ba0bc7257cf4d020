import { expect, test } from 'vitest';
import { createKeyring } from './keyring.ts';
import { linkToken, readLinkToken } from './link-token.ts';

const keyring = createKeyring('a'.repeat(64));
const token = linkToken(keyring, 'invite-pages', 88);

test('a link token proves its id, the same at any time', () => {
  expect(token).toMatch(/^[A-Za-z0-9]{43}88$/);
  expect(linkToken(keyring, 'invite-pages', 88)).toBe(token);
  expect(readLinkToken(keyring, 'invite-pages', token)).toBe(88);
});

test.each([
  ['another id', token.replace(/88$/, '89')],
  ['a longer id', `${token}8`],
  ['a changed proof', `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`],
  ['a proof with a letter of several bytes', `é${token.slice(1)}`],
  ['nothing', ''],
  ['an id with a leading zero', `${token.slice(0, 43)}088`],
  ['an id too large', `${token.slice(0, 43)}${'9'.repeat(30)}`],
])('%s proves nothing', (_what, other) => {
  expect(readLinkToken(keyring, 'invite-pages', other)).toBeNull();
});

test('another purpose and another key prove nothing', () => {
  expect(readLinkToken(keyring, 'payment-pages', token)).toBeNull();
  expect(readLinkToken(createKeyring('b'.repeat(64)), 'invite-pages', token)).toBeNull();
});
