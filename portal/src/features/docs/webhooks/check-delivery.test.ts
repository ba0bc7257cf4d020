import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type CheckReport, checkDelivery, type Pasted } from './check-delivery.ts';
import { example } from './example.ts';

const at = 1_780_653_601;
const check = (change: Partial<Pasted> = {}, now = at + 60) => checkDelivery({ ...example, ...change }, now);
const step = ({ steps }: CheckReport, id: string) => {
  const found = steps.find((one) => one.id === id);
  return `${found?.state}: ${found?.text}`;
};
const states = ({ steps }: CheckReport) => Object.fromEntries(steps.map(({ id, state }) => [id, state]));
const header = (name: string, value: string) =>
  example.headers.replace(new RegExp(`^${name}: .*$`, 'm'), `${name}: ${value}`);

test('36: the check vector passes every check', async () => {
  const report = await check();
  expect(report).toMatchObject({ state: 'passed', headline: 'Genuine' });
  expect(states(report)).toEqual({
    headers: 'passed',
    timestamp: 'passed',
    secret: 'passed',
    body: 'passed',
    own: 'passed',
    standard: 'passed',
  });
});

describe('headers', () => {
  test('are read as lines, JSON, of curl -v and of PHP', async () => {
    const lines = example.headers.split('\n');
    const pairs = lines.map((line) => line.split(': ') as [string, string]);
    const ways = [
      JSON.stringify(Object.fromEntries(pairs)),
      ['POST /webhooks/tdta HTTP/1.1', ...lines.map((line) => `> ${line}`)].join('\r\n'),
      pairs
        .map(([name, value]) => `    [HTTP_${name.toUpperCase().replaceAll('-', '_')}] => ${value}`)
        .join('\n'),
      lines
        .map((line) => line.toLowerCase().replace(/^(webhook-signature|x-tdta-signature): .*/, ''))
        .join('\n'),
    ];
    for (const headers of ways.slice(0, 3)) expect((await check({ headers })).headline).toBe('Genuine');
    expect(step(await check({ headers: ways[3] ?? '' }), 'headers')).toMatch(
      /^failed: .*X-TDTA-Signature; or webhook-signature/,
    );
  });

  test('of one family are enough, of another product too; none at all is a fault', async () => {
    const lines = example.headers.split('\n');
    const own = await check({ headers: lines.slice(0, 5).join('\n').replaceAll('TDTA', 'RAM') });
    expect(own.headline).toBe('Genuine');
    expect(step(own, 'own')).toBe('passed: X-RAM-Signature matches.');
    expect(states(own)).toMatchObject({ headers: 'noted', standard: 'skipped' });
    const standard = await check({ headers: lines.slice(5).join('\n') });
    expect(states(standard)).toMatchObject({ headers: 'noted', own: 'skipped', standard: 'passed' });
    expect(step(await check({ headers: '' }), 'headers')).toMatch(/^failed: None/);
  });
});

test('a timestamp is judged by its form and age', async () => {
  const told = async (headers: string, now = at) => step(await check({ headers }, now), 'timestamp');
  expect(await told(example.headers, at + 301)).toMatch(/^noted: Sent 5 minutes ago/);
  expect(await told(example.headers, at + 86_400)).toMatch(/^noted: Sent 1 day ago/);
  expect(await told(example.headers, at - 301)).toMatch(/^failed: .*future/);
  expect(await told(header('X-TDTA-Timestamp', 'soon'))).toMatch(/^failed: “soon”/);
  expect(await told(header('X-TDTA-Timestamp', `${at}000`))).toMatch(/^failed: These are milliseconds/);
  expect(await told(header('X-TDTA-Timestamp', `${at + 5}`))).toMatch(/^failed: .*two attempts/);
  expect((await check({}, at + 86_400)).headline).toBe('Genuine, and too old by now');
});

describe('a body', () => {
  const parsed: unknown = JSON.parse(example.body);
  test.each([
    ['indented', JSON.stringify(parsed, null, 2), 'parsed and written again'],
    ['with spaces', example.body.replaceAll('":', '": '), 'parsed and written again'],
    ['with escaped slashes', example.body.replace('Test d', '\\u0054est d'), 'parsed and written again'],
    ['as a JSON string', JSON.stringify(example.body), 'parsed and written again'],
    ['with a line break', `${example.body}\n`, 'a line break follows'],
    ['with CR LF', `${example.body}\r\n`, 'a line break follows'],
    ['with a byte order mark', `\uFEFF${example.body}`, 'byte order mark'],
    ['with spaces around', `  ${example.body} `, 'added around it'],
  ])('%s is told from a wrong secret', async (_name, body, why) => {
    const report = await check({ body });
    expect(report.headline).toBe('The secret is right, the body has changed');
    expect(step(report, 'body')).toMatch(new RegExp(`^failed: .*${why}`));
    expect(states(report)).toMatchObject({ secret: 'passed', own: 'failed', standard: 'failed' });
  });

  test('that is changed, cut, empty or another delivery’s is no match', async () => {
    const told = async (body: string) => step(await check({ body }), 'body');
    expect(await told(example.body.replace('3}', '4}'))).toMatch(/^noted: No signature matches/);
    expect(await told(example.body.slice(0, 90))).toMatch(/^failed: It is no whole JSON/);
    expect(await told('')).toMatch(/^failed: It is empty/);
    expect(await told(example.body.replace('018f', '018e'))).toMatch(/^failed: .*two deliveries/);
  });
});

test('a secret is known by its looks: cut, hidden, of another endpoint, with whsec_ or spaces', async () => {
  const told = async (secret: string) => step(await check({ secret }), 'secret');
  expect(await told('tdtaXyZ1abcd••••••••••••••••••••')).toMatch(/^failed: This is only the start/);
  expect(await told('tdtaXyZ1abcd...')).toMatch(/^failed: This is only the start/);
  expect(await told('tdtaXyZ1abcd')).toMatch(/^failed: These 12 characters/);
  expect(await told(example.secret.slice(0, 63))).toMatch(/^failed: .*63 characters/);
  expect(await told(example.secret.replace('t', 'T'))).toMatch(/^noted: .*TdtaXyZ1abcd.*another endpoint/);
  expect(await told(`whsec_${example.secret}`)).toMatch(/^noted: whsec_.*right/);
  expect(await told(` ${example.secret}\n`)).toMatch(/^noted: There are spaces.*right/);
  expect(await told('')).toMatch(/^skipped/);
  expect((await check({ secret: example.secret.replace('t', 'T') })).headline).toBe('No signature matches');
});

describe('what the reader’s code computed', () => {
  const { secret, body } = example;
  const id = '018f4a2b-1234-7000-8abc-def012345678';
  const bytes = Buffer.from(secret, 'base64');
  const mac = (key: string | Buffer, message: string, as: 'hex' | 'base64' = 'hex') =>
    createHmac('sha256', key).update(message).digest(as);
  test.each([
    [`sha256=${mac(secret, `${at}.${body}`)}`, 'passed: Your code makes the right product signature'],
    [`v1,${mac(bytes, `${id}.${at}.${body}`, 'base64')}`, 'passed: Your code makes the right Standard'],
    [mac(secret, `${at}.${body}`), 'failed: .*sha256= is missing'],
    [`sha256=${mac(secret, `${at}.${body}`).toUpperCase()}`, 'failed: .*lower-case'],
    [`sha256=${mac(secret, `${at}.${body}`, 'base64')}`, 'failed: .*It is base64'],
    [`v1,${mac(bytes, `${id}.${at}.${body}`)}`, 'failed: .*It is hexadecimal'],
    [`v1,${mac(secret, `${id}.${at}.${body}`, 'base64')}`, 'failed: .*has to be decoded'],
    [`sha256=${mac(bytes, `${at}.${body}`)}`, 'failed: .*characters as they are'],
    [`sha256=${mac(secret, body)}`, 'failed: .*without the timestamp'],
    [`sha256=${mac(secret, `${at}${body}`)}`, 'failed: .*dot between'],
    [`sha256=${mac(`${secret}\n`, `${at}.${body}`)}`, 'failed: .*line break after the secret'],
    [`sha256=${mac(`whsec_${secret}`, body)}`, 'failed: None of the usual'],
    ['[object Object]', 'failed: That is no signature'],
  ])('%s', async (computed, told) => {
    expect(step(await check({ computed }), 'computed')).toMatch(new RegExp(`^${told}`));
  });

  test('with whsec_ in the key is told when the secret is pasted so', async () => {
    const prefixed = `whsec_${secret}`;
    const computed = `sha256=${mac(prefixed, `${at}.${body}`)}`;
    expect(step(await check({ secret: prefixed, computed }), 'computed')).toMatch(/prefix whsec_ in it/);
  });
});

test('a header signature that others made is told from a right one', async () => {
  const mine = createHmac('sha256', example.secret).update(example.body).digest('hex');
  const report = await check({ headers: header('X-TDTA-Signature', `sha256=${mine}`) });
  expect(report).toMatchObject({ state: 'failed', headline: 'A signature is not as we write it' });
  expect(step(report, 'own')).toMatch(/We did not write.*without the timestamp/);
  expect(states(report)).toMatchObject({ standard: 'passed', secret: 'passed' });
});
