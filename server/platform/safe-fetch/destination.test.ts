import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachOf } from './address-reach.ts';
import { vetUrl } from './destination.ts';

// Written down from IANA's registries of special-purpose addresses, apart from the library that is tested.
const ranges4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['255.255.255.255', 32],
  ['168.63.129.16', 32],
];
const ranges6: [string, number][] = [
  ['::', 128],
  ['::1', 128],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['100:0:0:1::', 64],
  ['2001::', 32],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  // not given out yet
  ['4000::', 3],
  ['8000::', 1],
];

const oracle = new BlockList();
for (const [base, bits] of ranges4) oracle.addSubnet(base, bits, 'ipv4');
for (const [base, bits] of ranges6) oracle.addSubnet(base, bits, 'ipv6');

const words = (value: bigint, count: number, bits: bigint): bigint[] =>
  Array.from({ length: count }, (_, n) => (value >> (bits * BigInt(count - 1 - n))) & ((1n << bits) - 1n));
const dotted = (value: bigint): string => words(value, 4, 8n).join('.');
const full6 = (value: bigint): string =>
  words(value, 8, 16n)
    .map((word) => word.toString(16).padStart(4, '0'))
    .join(':');

function numberOf(address: string): bigint {
  if (isIP(address) === 4) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const [head = '', tail = ''] = address.split('::');
  const [left, right] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = Array(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].reduce((sum, word) => sum * 65_536n + BigInt(`0x${word}`), 0n);
}

const inRange = (ranges: [string, number][], width: number) =>
  fc.constantFrom(...ranges).chain(([base, bits]) => {
    const first = numberOf(base);
    const size = 1n << BigInt(width - bits);
    // the ends of a range as often as what lies between
    const offset = fc.oneof(fc.constantFrom(0n, size - 1n), fc.bigInt({ min: 0n, max: size - 1n }));
    return offset.map((by) => first + by);
  });

/** One number of an address in the three ways that URLs allow. */
const spellNumber = (value: bigint) =>
  fc.constantFrom(
    String(value),
    `0x${value.toString(16)}`,
    `0X${value.toString(16).toUpperCase()}`,
    `0${value.toString(8)}`,
    `0x00${value.toString(16)}`,
  );
const wide = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const circled = (text: string) =>
  text.replace(/[1-9]/g, (digit) => String.fromCodePoint(0x2460 + Number(digit) - 1));
const percent = (text: string) => text.replace(/\d/g, (digit) => `%3${digit}`);

/** An IPv4 address as 1 to 4 numbers, the last of which takes up the rest. */
const spell4 = (value: bigint) =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((count) => {
      const lead = words(value, 4, 8n).slice(0, count - 1);
      const rest = value & ((1n << BigInt(8 * (5 - count))) - 1n);
      return fc.tuple(...[...lead, rest].map(spellNumber));
    })
    .chain((parts) => {
      const plain = parts.join('.');
      return fc.constantFrom(
        plain,
        `${plain}.`,
        wide(plain),
        circled(plain),
        percent(plain),
        plain.replaceAll('.', '\u3002'),
        `[::ffff:${dotted(value)}]`,
        `[${full6(0xffff_0000_0000n + value)}]`,
      );
    });

const spell6 = (value: bigint) => {
  const text = full6(value);
  const short = text.replace(/\b0{1,3}/g, '');
  const mixed = `${text.slice(0, 30)}${dotted(value & 0xffff_ffffn)}`;
  const squeezed = short.replace(/(^|:)0(:0)+(:|$)/, '::');
  return fc.constantFrom(...[text, text.toUpperCase(), short, mixed, squeezed].map((form) => `[${form}]`));
};

const live = { allowLoopbackHttp: false };
const sandbox = { allowLoopbackHttp: true };
const errorOf = (policy: typeof live, url: string) => {
  const vetted = vetUrl(policy, url);
  return vetted instanceof URL ? null : vetted.error;
};

describe('an address', () => {
  const runs = { numRuns: 500 };

  test('of IPv4 in a range that is not public is refused in every spelling, live and in a sandbox', () => {
    const spelled = inRange(ranges4, 32).chain((value) => fc.tuple(fc.constant(value), spell4(value)));
    fc.assert(
      fc.property(spelled, ([value, host]) => {
        expect(reachOf(dotted(value))).not.toBe('public');
        expect(errorOf(live, `https://${host}/hook`)).toBe('address_not_allowed');
        expect(errorOf(sandbox, `https://${host}:8443/hook`)).toBe('address_not_allowed');
        expect(errorOf(live, `http://${host}/hook`)).toBe('url_not_allowed');
      }),
      runs,
    );
  });

  test('of IPv6 in a range that is not public is refused in every spelling', () => {
    const spelled = inRange(ranges6, 128).chain((value) => fc.tuple(fc.constant(value), spell6(value)));
    fc.assert(
      fc.property(spelled, ([value, host]) => {
        // ::ffff:0:0/96 lies apart: those are IPv4 addresses
        fc.pre(value >> 32n !== 0xffffn);
        expect(reachOf(full6(value))).not.toBe('public');
        expect(errorOf(sandbox, `https://${host}/hook`)).toBe('address_not_allowed');
      }),
      runs,
    );
  });

  test('of IPv4 that is public passes in every spelling', () => {
    const spelled = fc
      .bigInt({ min: 0n, max: 0xffff_ffffn })
      .filter((value) => !oracle.check(dotted(value), 'ipv4'))
      .chain((value) => fc.tuple(fc.constant(value), spell4(value)));
    fc.assert(
      fc.property(spelled, ([value, host]) => {
        expect(reachOf(dotted(value))).toBe('public');
        expect(errorOf(live, `https://${host}/hook`)).toBeNull();
      }),
      runs,
    );
  });

  test('of IPv6 that is public passes in every spelling', () => {
    const spelled = fc
      .bigInt({ min: 0x2n << 124n, max: (0x4n << 124n) - 1n })
      .filter((value) => !oracle.check(full6(value), 'ipv6'))
      .chain((value) => fc.tuple(fc.constant(value), spell6(value)));
    fc.assert(
      fc.property(spelled, ([value, host]) => {
        expect(reachOf(full6(value))).toBe('public');
        expect(errorOf(live, `https://${host}/hook`)).toBeNull();
      }),
      runs,
    );
  });

  test.each(['', 'localhost', '0177.0.0.1', '127.1', '1.2.3.4 ', 'fe80::1%eth0', '8.8.8.8/8'])(
    'that is none, "%s", is not public',
    (text) => {
      expect(reachOf(text)).toBe('inner');
    },
  );
});

describe('a URL', () => {
  test.each([
    'https://example.org',
    'https://example.org:8443/hook?a=b#c',
    'https://EXAMPLE.org./hook',
    'https://bücher.example/hook',
    'https://8.8.8.8/hook',
    'https://[2606:4700:4700::1111]/hook',
  ])('%s is allowed', (url) => {
    expect([errorOf(live, url), errorOf(sandbox, url)]).toEqual([null, null]);
  });

  test.each([
    '',
    'example.org/hook',
    '//example.org',
    'https://',
    'https://exa mple.org',
    'https://example.org:99999',
    'https://[fe80::1%25eth0]/',
    'https://[fe80::1%eth0]/',
    'https://256.256.256.256/',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://:secret@example.org/',
    'http://example.org/',
    'http://8.8.8.8/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://localhost.example.org/',
    'http://notlocalhost/',
    'http://user@localhost/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:alert(1)',
    'ws://localhost/',
    'unix:/var/run/docker.sock',
  ])('"%s" is refused, live and in a sandbox', (url) => {
    expect([errorOf(live, url), errorOf(sandbox, url)]).toEqual(['url_not_allowed', 'url_not_allowed']);
  });

  test.each([
    'http://localhost:3000/hook',
    'http://LOCALHOST./hook',
    'http://hooks.localhost/',
    'http://127.0.0.1:3000',
    'http://127.1/',
    'http://0x7f.1/',
    'http://[::1]:3000/',
    'http://[::ffff:127.0.0.1]/',
  ])('%s, plain http to this machine, is allowed in a sandbox only', (url) => {
    expect([errorOf(live, url), errorOf(sandbox, url)]).toEqual(['url_not_allowed', null]);
  });

  test('is refused without a word of what is in it', () => {
    const refused = vetUrl(live, 'https://jane:pa55word@example.org/?token=s3cret');
    expect(JSON.stringify(refused)).not.toMatch(/jane|pa55|example|s3cret/);
  });
});
