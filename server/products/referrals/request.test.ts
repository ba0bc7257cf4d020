import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, type Json } from '../../../tests/support/api-client.ts';
import { person, type ReferralCalls, referralsOf, somebody } from '../../../tests/support/referral-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { provinceCodes } from '../../domains/referrals/index.ts';

let app: TestApp;
let base: string;
let partner: Awaited<ReturnType<TestApp['make']['referralPartner']>>;
let calls: ReferralCalls;
beforeAll(async () => {
  app = await startTestApp({ VERIWARD_MODE: 'sandbox' });
  base = `${app.url}/referrals/v1`;
  partner = await app.make.referralPartner();
  calls = referralsOf(app, partner);
});
afterAll(() => app.close());

const errorsOf = (answer: Answer) => (answer.body['errors'] ?? []) as { field: string; code: string }[];
const flaws = (answer: Answer) => errorsOf(answer).map(({ field, code }) => `${field} ${code}`);
const rawPost = (body: string, headers: Record<string, string> = {}) =>
  call('POST', `${base}/referrals`, { headers: { apiKey: partner.key, ...headers }, body });

async function rowOf(answer: Answer): Promise<Record<string, unknown>> {
  const [row] = await app.sql<Record<string, unknown>>('select * from referrals where public_id = $1', [
    answer.body['referralId'],
  ]);
  return row ?? {};
}

test('1: the documented request gives 201 with a JSON body and a Location, and so does one without notes', async () => {
  const full = await calls.refer({
    ...person,
    notes: 'Client called in requesting debt consolidation information',
  });
  expect(full.status).toBe(201);
  expect(full.body).toMatchObject({ status: 'received', message: 'Referral submitted.' });
  expect(full.body['referralId']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  expect(full.headers.get('location')).toBe(`${base}/referrals/${full.body['referralId']}`);
  expect((await calls.refer(somebody())).status).toBe(201);
});

test('2: the header is found in any case, and a key in the query is none', async () => {
  const body = JSON.stringify({ ...somebody(), referralPartner: partner.identifier });
  for (const name of ['apikey', 'APIKEY', 'ApiKey'])
    expect(await postRaw(`${base}/referrals`, { [name]: partner.key }, body)).toBe(201);
  const inQuery = await call('POST', `${base}/referrals?apiKey=${partner.key}&apikey=${partner.key}`, {
    body,
  });
  expect(inQuery).toMatchObject({ status: 401, body: { code: 'missing_subscription_key' } });
});

/** fetch would lower-case the header's name. */
const postRaw = (url: string, headers: Record<string, string>, body: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
    });
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });

test('3: no key is missing; a wrong, revoked or expired one and a suspended partner’s are told alike, to the byte', async () => {
  const none = await call('GET', `${base}/referrals`);
  expect(none).toMatchObject({
    status: 401,
    body: {
      statusCode: 401,
      code: 'missing_subscription_key',
      message: 'Send your subscription key in the apiKey header.',
    },
  });
  expect(none.headers.get('www-authenticate')).toBe('ApiKey');
  const [revoked, expired, suspended] = [
    await app.make.referralPartner(),
    await app.make.referralPartner(),
    await app.make.referralPartner(),
  ];
  for (const { key } of [revoked, expired, suspended])
    expect((await call('GET', `${base}/referrals`, { headers: { apiKey: key } })).status).toBe(200);
  await app.sql(
    `update referral_partner_keys set ended_at = app_now(), end_reason = 'revoked' where id = $1`,
    [revoked.keyId],
  );
  await app.sql('update referral_partner_keys set expires_at = app_now() where id = $1', [expired.keyId]);
  await app.sql(`update referral_partners set status = 'suspended' where id = $1`, [suspended.id]);
  const answers = [];
  for (const key of ['rfk_live_nonsense', revoked.key, expired.key, suspended.key]) {
    const answer = await call('GET', `${base}/referrals`, {
      headers: { apiKey: key, 'x-request-id': 'the-same' },
    });
    const { date: _now, ...headers } = Object.fromEntries(answer.headers);
    const { 'x-ratelimit-remaining': _counted, ...kept } = headers;
    answers.push(JSON.stringify([answer.status, answer.text, kept]));
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('invalid_subscription_key');
});

test('4: a bad key with a bad body is 401, and nothing of the body is told', async () => {
  const answer = await call('POST', `${base}/referrals`, {
    headers: { apiKey: 'nonsense', 'content-type': 'text/plain' },
    body: '{"firstName": 5, broken',
  });
  expect(answer.status).toBe(401);
  expect(Object.keys(answer.body)).toEqual(['statusCode', 'code', 'message']);
});

const required = [
  'firstName',
  'lastName',
  'phoneNumber',
  'emailAddress',
  'city',
  'province',
  'referralPartner',
] as const;

test('5: each required field that is missing, null, empty or blank is told; all seven in the order of the table', async () => {
  for (const field of required) {
    for (const value of [undefined, null, '', '   ']) {
      const answer = await calls.refer({ ...somebody(), [field]: value });
      expect(answer).toMatchObject({ status: 400, body: { statusCode: 400, code: 'validation_failed' } });
      expect(flaws(answer)).toEqual([`${field} required`]);
    }
  }
  expect(flaws(await rawPost('{}'))).toEqual(required.map((field) => `${field} required`));
});

test('6: a phone number is E.164 with 8 to 15 digits, and is never completed', async () => {
  const wrong = [
    '16045559999',
    '+1 604 555 9999',
    '+0604555999',
    '+1234567',
    `+1${'2'.repeat(15)}`,
    '+1604555999x',
  ];
  for (const phoneNumber of wrong)
    expect(flaws(await calls.refer({ ...somebody(), phoneNumber }))).toEqual(['phoneNumber invalid_format']);
  for (const phoneNumber of ['+16045559999', '+12345678', `+1${'2'.repeat(14)}`, ' +16045559999 ']) {
    const taken = await calls.refer({ ...somebody(), phoneNumber });
    expect(taken.status).toBe(201);
    expect((await rowOf(taken))['phone_number']).toBe(phoneNumber.trim());
  }
});

test('6: whatever passes as a phone number is E.164, whatever is not is refused', async () => {
  const near = fc.stringMatching(/^\+?[0-9 -]{0,18}$/);
  await fc.assert(
    fc.asyncProperty(fc.oneof(near, fc.string({ maxLength: 20 })), async (phoneNumber) => {
      const { status } = await calls.refer({ ...somebody(), phoneNumber });
      expect(status).toBe(/^\+[1-9]\d{7,14}$/.test(phoneNumber.trim()) ? 201 : 400);
    }),
    { numRuns: 60 },
  );
});

test('7: a number instead of a text is invalid_type, not converted', async () => {
  const answer = await calls.refer({
    ...somebody(),
    firstName: 5,
    phoneNumber: 16045559999,
    notes: true,
    city: [],
  });
  expect(flaws(answer)).toEqual([
    'firstName invalid_type',
    'phoneNumber invalid_type',
    'city invalid_type',
    'notes invalid_type',
  ]);
});

test('8: a wrong identifier is 400, the same whether another has it, beside the other fields’ errors', async () => {
  const other = await app.make.referralPartner();
  const [theirs, nobodys] = [
    await calls.refer({ ...somebody(), city: '', referralPartner: other.identifier }),
    await calls.refer({ ...somebody(), city: '', referralPartner: 'Nobody-At-All' }),
  ];
  expect(theirs.status).toBe(400);
  expect(theirs.text).toBe(nobodys.text);
  expect(errorsOf(theirs)).toEqual([
    { field: 'city', code: 'required', message: 'This field is required.' },
    {
      field: 'referralPartner',
      code: 'not_allowed',
      message: 'This key cannot be used with this partner identifier.',
    },
  ]);
});

test('9: the identifier in other letter case is 400', async () => {
  const answer = await calls.refer({ ...somebody(), referralPartner: partner.identifier.toUpperCase() });
  expect(flaws(answer)).toEqual(['referralPartner not_allowed']);
});

describe('10: provinces', () => {
  test.each([
    ['BC', 'BC'],
    ['b.c.', 'BC'],
    ['British Columbia', 'BC'],
    ['Québec', 'QC'],
    ['quebec', 'QC'],
    ['île-du-prince-edouard', 'PE'],
    ['Somewhere', null],
  ])('%s is taken as sent, its code is %s', async (province, code) => {
    const taken = await calls.refer({ ...somebody(), province });
    expect(taken.status).toBe(201);
    expect(await rowOf(taken)).toMatchObject({ province, province_code: code });
  });

  test('each code is known in any case and with full stops anywhere', async () => {
    const { provinceCodeOf } = await import('../../domains/referrals/index.ts');
    fc.assert(
      fc.property(fc.constantFrom(...provinceCodes), fc.boolean(), fc.boolean(), (code, lower, dotted) => {
        const written = dotted ? `${code[0]}.${code[1]}.` : code;
        expect(provinceCodeOf(lower ? written.toLowerCase() : written)).toBe(code);
      }),
    );
    expect(provinceCodes).toHaveLength(13);
  });
});

test('11: lengths count characters after NFC, not bytes', async () => {
  const composed = 'é'.normalize('NFD');
  const good = { firstName: '😀'.repeat(100), lastName: composed.repeat(100), notes: 'ü'.repeat(4000) };
  const taken = await calls.refer({ ...somebody(), ...good });
  expect(taken.status).toBe(201);
  expect(await rowOf(taken)).toMatchObject({ last_name: 'é'.repeat(100) });
  const long = { firstName: 'x'.repeat(101), lastName: composed.repeat(101), notes: 'x'.repeat(4001) };
  expect(flaws(await calls.refer({ ...somebody(), ...long }))).toEqual([
    'firstName too_long',
    'lastName too_long',
    'notes too_long',
  ]);
});

test('12: NUL in any field is invalid_characters, a line break in the notes passes', async () => {
  for (const field of [...required, 'notes', 'externalReference', 'language']) {
    const answer = await calls.refer({ ...somebody(), [field]: 'a\u0000b' });
    expect(flaws(answer)).toEqual([`${field} invalid_characters`]);
  }
  const taken = await calls.refer({ ...somebody(), notes: 'one\n\ttwo' });
  expect(await rowOf(taken)).toMatchObject({ notes: 'one\n\ttwo' });
});

test('13: unknown properties are ignored, nested ones too', async () => {
  const consent = { given: true, colour: 'red', statement: { a: 1 } };
  const answer = await calls.refer({ ...somebody(), colour: 'red', deep: { er: [1] }, consent });
  expect(answer.status).toBe(201);
});

test('14: what is no JSON is malformed_json, what is no object has no field errors', async () => {
  for (const body of ['', '{"firstName": "A', 'null,'])
    expect(await rawPost(body)).toMatchObject({
      status: 400,
      body: { statusCode: 400, code: 'malformed_json' },
    });
  const broken = await fetch(`${base}/referrals`, {
    method: 'POST',
    headers: { apiKey: partner.key, 'content-type': 'application/json' },
    body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
  });
  expect([broken.status, ((await broken.json()) as Json)['code']]).toEqual([400, 'malformed_json']);
  for (const body of ['[]', '"x"', '7', 'null']) {
    const answer = await rawPost(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(Object.keys(answer.body)).toEqual(['statusCode', 'code', 'message']);
  }
});

test('15: only JSON of at most 1 MiB is read', async () => {
  const body = JSON.stringify({ ...somebody(), referralPartner: partner.identifier });
  expect(await rawPost(body, { 'content-type': 'text/plain' })).toMatchObject({
    status: 415,
    body: { statusCode: 415, code: 'unsupported_media_type' },
  });
  expect((await rawPost(body, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
  const atLimit = body.replace('}', `,"x":"${'y'.repeat(1_048_576 - body.length - 7)}"}`);
  expect(Buffer.byteLength(atLimit)).toBe(1_048_576);
  expect((await rawPost(atLimit)).status).toBe(201);
  expect(await rawPost(`${atLimit} `)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
});

test('16: other methods are 405 with Allow, an unknown route is 404, all in one shape', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    const answer = await call(method, `${base}/referrals`, { headers: { apiKey: partner.key } });
    expect(answer).toMatchObject({ status: 405, body: { statusCode: 405, code: 'method_not_allowed' } });
    const allow = (answer.headers.get('allow') ?? '').split(', ');
    expect(allow).toEqual(expect.arrayContaining(['GET', 'POST']));
    expect(allow).not.toContain(method);
  }
  expect(await call('GET', `${base}/nowhere`, { headers: { apiKey: partner.key } })).toMatchObject({
    status: 404,
    body: { statusCode: 404, code: 'not_found', message: 'Not found.' },
  });
});

test('17: another success status comes with the same body', async () => {
  const other = await startTestApp({ REFERRALS_SUCCESS_STATUS: '200' });
  const theirs = await other.make.referralPartner();
  const answer = await referralsOf(other, theirs).refer(somebody());
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body)).toEqual(['referralId', 'status', 'receivedAt', 'message']);
  await other.close();
});

test('34: the 61st call of a key in a minute is 429, another key is not touched', async () => {
  const limited = await startTestApp({ RATE_LIMIT_PER_MINUTE: '60' });
  await limited.freeze('2027-01-01T10:00:00Z');
  const [one, two] = [await limited.make.referralPartner(), await limited.make.referralPartner()];
  const [first, second] = [referralsOf(limited, one), referralsOf(limited, two)];
  for (let request = 1; request <= 60; request += 1)
    expect((await first.get('/referrals')).headers.get('x-ratelimit-remaining')).toBe(String(60 - request));
  const refused = await first.get('/referrals');
  expect(refused).toMatchObject({ status: 429, body: { statusCode: 429, code: 'rate_limited' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await second.get('/referrals')).status).toBe(200);
  await limited.close();
});

test('pages of other sites are not let in, whatever the deployment allows elsewhere', async () => {
  const open = await startTestApp({ CORS_ORIGINS: 'https://app.example.org' });
  const origin = { origin: 'https://app.example.org' };
  const elsewhere = await fetch(`${open.training}/credits`, { headers: origin });
  expect(elsewhere.headers.get('access-control-allow-origin')).toBe(origin.origin);
  const here = await fetch(`${open.url}/referrals/v1/referrals`, { headers: origin });
  expect(here.headers.get('access-control-allow-origin')).toBeNull();
  await open.close();
});
