import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, call } from '../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { deactivateApiKey } from '../../domains/identity/index.ts';
import { createInvite } from '../../domains/invites/index.ts';
import { isRefusal } from '../../platform/http/problem.ts';

const paths = ['/bookings/past', '/bookings/upcoming', '/bookings/search', '/booking-links/search'];
const july = '/bookings/search?start_date=2027-07-01&end_date=2027-07-31';
const apiKeys = { products: ['practical-training', 'practical-training-legacy'] };

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await startTestApp();
  base = `${app.url}/practical-training-legacy/v1`;
});
afterAll(() => app.close());

async function newReader(options: Parameters<TestApp['newClient']>[0] = {}) {
  const client = await app.newClient({ invoices: true, ...apiKeys, ...options });
  const headers = { 'api-key': client.apiKey, 'api-version': '1.0' };
  return {
    ...client,
    headers,
    read: (path: string, more: Record<string, string> = {}) =>
      call('GET', base + path, { headers: { ...headers, ...more } }),
  };
}

const idsIn = (answer: { body: object }) =>
  ((answer.body as { data: { id: number }[] }).data ?? []).map((row) => row.id);

async function invite(organisationId: number, more: object = {}) {
  const made = await createInvite(app.db, {
    organisationId,
    invite: {
      first_name: 'Jane',
      last_name: 'Smith',
      email: 'jane.smith@nhsstaff.co.uk',
      course_id: 1,
      pay_option: 'inv',
      ...more,
    },
    actor: { kind: 'system', id: null, requestId: null },
  });
  if (isRefusal(made)) throw new Error(made.refused);
  return made.id;
}

describe('the credential', () => {
  test('1: without API-Key 401 api_key_missing; unknown and deactivated keys 401 api_key_invalid, alike', async () => {
    const acme = await newReader();
    const other = await newReader();
    await deactivateApiKey(app.db, other.id, other.apiKeyId);
    const missing = await acme.read('/bookings/past', { 'api-key': ' ' });
    expect([missing.status, missing.body['code']]).toEqual([401, 'api_key_missing']);
    const unknown = await acme.read('/bookings/past', { 'api-key': 'hbk_unknown' });
    const deactivated = await other.read('/bookings/past');
    expect([unknown.status, unknown.body['code']]).toEqual([401, 'api_key_invalid']);
    expect([deactivated.status, deactivated.body]).toEqual([401, unknown.body]);
  });

  test('2: a bearer token without API-Key is 401; an invalid Authorization beside a valid key changes nothing', async () => {
    const acme = await newReader();
    const bearer = await call('GET', `${base}/bookings/past`, {
      token: acme.token,
      headers: { 'api-version': '1.0' },
    });
    expect([bearer.status, bearer.body['code']]).toEqual([401, 'api_key_missing']);
    expect((await acme.read('/bookings/past', { authorization: 'Bearer nonsense' })).status).toBe(200);
  });

  test('3: a key without the product is 401 product_not_enabled; a suspended organisation is told so', async () => {
    const without = await newReader({ products: ['practical-training'] });
    const refused = await without.read('/bookings/past');
    expect([refused.status, refused.body['code']]).toEqual([401, 'product_not_enabled']);
    const acme = await newReader();
    await app.sql(`update organisations set status = 'suspended' where id = $1`, [acme.id]);
    const suspended = await acme.read('/bookings/past');
    expect([suspended.status, suspended.body['code']]).toEqual([401, 'organisation_suspended']);
  });

  test('4: API-Version missing or unsupported is 400, 1.0 and 1 work, a bad key wins', async () => {
    const acme = await newReader();
    const codeOf = async (headers: Record<string, string>) => {
      const { status, body } = await acme.read('/bookings/past', headers);
      return status === 200 ? 200 : [status, body['code']];
    };
    expect(await codeOf({ 'api-version': '' })).toEqual([400, 'api_version_missing']);
    expect(await codeOf({ 'api-version': '2.0' })).toEqual([400, 'api_version_unsupported']);
    expect(await codeOf({ 'api-version': '1.0' })).toBe(200);
    expect(await codeOf({ 'api-version': '1' })).toBe(200);
    expect(await codeOf({ 'api-version': '2.0', 'api-key': 'wrong' })).toEqual([401, 'api_key_invalid']);
  });
});

describe('every answer', () => {
  test('5: other methods are 405 with Allow: GET, HEAD, whoever asks', async () => {
    for (const path of paths) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await call(method, base + path);
        expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'GET, HEAD']);
      }
    }
  });

  test('6: has Deprecation and a successor, errors included; Sunset only when configured', async () => {
    const acme = await newReader();
    const answers = [
      await acme.read('/bookings/past'),
      await acme.read('/bookings/past', { 'api-key': 'wrong' }),
      await acme.read('/nothing'),
      await acme.read('/bookings/search'),
      await call('POST', `${base}/bookings/past`),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 401, 404, 422, 405]);
    for (const { headers } of answers) {
      expect(headers.get('deprecation')).toBe('@1780617600');
      expect(headers.get('link')).toMatch(
        /^<http:\/\/127\.0\.0\.1:\d+\/practical-training\/v1[^>]*>; rel="successor-version"$/,
      );
      expect(headers.get('sunset')).toBeNull();
      expect(headers.get('x-request-id')).toBeTruthy();
    }
    expect(answers[0]?.headers.get('link')).toContain('/practical-training/v1/bookings>');
    const links = await acme.read('/booking-links/search');
    expect(links.headers.get('link')).toContain('/practical-training/v1/booking-invites>');
    const ending = await startTestApp({ PRACTICAL_TRAINING_LEGACY_SUNSET: '2027-01-31T00:00:00Z' });
    const last = await call('GET', `${ending.url}/practical-training-legacy/v1/bookings/past`);
    expect(last.headers.get('sunset')).toBe('Sun, 31 Jan 2027 00:00:00 GMT');
    await ending.close();
  });

  test('7, 8: lists have data and pagination, four integers; pages are bounded; an empty list is 200 with last_page 1', async () => {
    const acme = await newReader();
    for (const path of ['/bookings/past', '/bookings/upcoming', july, '/booking-links/search']) {
      const join = path.includes('?') ? '&' : '?';
      const empty = await acme.read(path);
      expect(empty.status).toBe(200);
      expect(empty.body).toEqual({
        data: [],
        pagination: { current_page: 1, per_page: 20, last_page: 1, total: 0 },
      });
      expect(at((await acme.read(`${path}${join}per_page=500`)).body, 'pagination.per_page')).toBe(100);
      const refused = await acme.read(`${path}${join}per_page=0&page=x`);
      expect([refused.status, Object.keys(refused.body['errors'] ?? {}).sort()]).toEqual([
        422,
        ['page', 'per_page'],
      ]);
    }
    await app.make.booking(acme.id, await app.make.event());
    const beyond = await acme.read('/bookings/upcoming?page=7&per_page=1');
    expect([beyond.status, beyond.body]).toEqual([
      200,
      { data: [], pagination: { current_page: 7, per_page: 1, last_page: 1, total: 1 } },
    ]);
  });

  test('22: the 61st request of one key in a minute is 429 with Retry-After, from any address; another key is not affected', async () => {
    const limited = await startTestApp({ RATE_LIMIT_PER_MINUTE: '60', TRUST_PROXY: '127.0.0.1' });
    await limited.freeze('2027-06-05T10:00:00Z');
    const one = await limited.newClient(apiKeys);
    const other = await limited.newClient(apiKeys);
    const url = `${limited.url}/practical-training-legacy/v1/bookings/past`;
    const ask = (apiKey: string, address: string) =>
      call('GET', url, {
        headers: { 'api-key': apiKey, 'api-version': '1.0', 'x-forwarded-for': address },
      });
    const statuses = new Map<number, number>();
    for (let number = 0; number < 60; number += 1) {
      const { status } = await ask(one.apiKey, `10.0.0.${number % 7}`);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([[200, 60]]);
    const over = await ask(one.apiKey, '10.0.0.99');
    expect([over.status, over.body['code']]).toEqual([429, 'rate_limited']);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(over.headers.get('deprecation')).toBe('@1780617600');
    expect(over.headers.get('x-ratelimit-limit')).toBe('60');
    expect((await ask(other.apiKey, '10.0.0.99')).status).toBe(200);
    expect((await ask('wrong', '10.0.0.99')).status).toBe(401);
    await limited.close();
  });

  test('23: with the product switched off every path answers 410 product_retired', async () => {
    const retired = await startTestApp({ PRACTICAL_TRAINING_LEGACY_ENABLED: 'false' });
    for (const path of [...paths, '/nothing']) {
      const answer = await call('GET', `${retired.url}/practical-training-legacy/v1${path}`);
      expect([answer.status, answer.body['code']]).toEqual([410, 'product_retired']);
      expect(answer.headers.get('deprecation')).toBe('@1780617600');
    }
    await retired.close();
  });
});

describe('bookings', () => {
  test('9: a running training is upcoming, at its end_date past; always in exactly one of the two', async () => {
    const acme = await newReader();
    const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z', endsAt: '2027-07-15T16:00:00Z' });
    const { id } = await app.make.booking(acme.id, event);
    const seen: Record<string, unknown> = {};
    for (const moment of [
      '2027-07-15T08:59:59Z',
      '2027-07-15T12:00:00Z',
      '2027-07-15T15:59:59Z',
      '2027-07-15T16:00:00Z',
    ]) {
      await app.freeze(moment);
      seen[moment.slice(11, 19)] = [
        idsIn(await acme.read('/bookings/past')),
        idsIn(await acme.read('/bookings/upcoming')),
      ];
    }
    await app.freeze(null);
    expect(seen).toEqual({
      '08:59:59': [[], [id]],
      '12:00:00': [[], [id]],
      '15:59:59': [[], [id]],
      '16:00:00': [[id], []],
    });
  });

  test('10, 11: a cancelled booking is in neither but found by search; a pending one is upcoming', async () => {
    const acme = await newReader({ credits: { 1: 1, 3: 1 } });
    const gone = await app.make.booking(
      acme.id,
      await app.make.event({ startsAt: '2027-07-15T09:00:00Z' }),
      {},
      'credits',
    );
    await acme.post(`/bookings/${gone.id}/cancel`);
    const pending = await app.make.booking(
      acme.id,
      await app.make.event({ courseId: 3, startsAt: '2027-07-16T09:00:00Z' }),
      {},
      'credits',
    );
    expect(idsIn(await acme.read('/bookings/upcoming'))).toEqual([pending.id]);
    expect(idsIn(await acme.read('/bookings/past'))).toEqual([]);
    const found = await acme.read(july);
    expect(idsIn(found)).toEqual([gone.id, pending.id]);
    expect(at(found.body, 'data.0.booking_status')).toBe('cancelled');
    expect(at(found.body, 'data.1.booking_status')).toBe('pending');
  });

  test('12: past is newest first, upcoming soonest first; ties keep a fixed order across pages', async () => {
    const acme = await newReader();
    const make = async (startsAt: string) =>
      (await app.make.booking(acme.id, await app.make.event({ startsAt }))).id;
    const early = await make('2027-07-15T09:00:00Z');
    const [a, b, c] = [
      await make('2027-07-16T09:00:00Z'),
      await make('2027-07-16T09:00:00Z'),
      await make('2027-07-16T09:00:00Z'),
    ];
    const pages = async (path: string) =>
      [
        idsIn(await acme.read(`${path}?per_page=2`)),
        idsIn(await acme.read(`${path}?per_page=2&page=2`)),
      ].flat();
    expect(await pages('/bookings/upcoming')).toEqual([early, a, b, c]);
    await app.freeze('2027-08-01T00:00:00Z');
    expect(await pages('/bookings/past')).toEqual([c, b, a, early]);
    await app.freeze(null);
  });

  test('13: search includes both end days, in London time', async () => {
    const acme = await newReader();
    const first = await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-06-30T23:30:00Z' }));
    const last = await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-07-31T22:30:00Z' }));
    await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-06-30T22:59:00Z' }));
    await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-07-31T23:00:00Z' }));
    expect(idsIn(await acme.read(july))).toEqual([first.id, last.id]);
  });

  test('14: search names every wrong date', async () => {
    const acme = await newReader();
    const fieldsOf = async (query: string) => {
      const { status, body } = await acme.read(`/bookings/search${query}`);
      return [status, ...Object.keys(body['errors'] ?? {}).sort()];
    };
    expect(await fieldsOf('')).toEqual([422, 'end_date', 'start_date']);
    expect(await fieldsOf('?start_date=soon&end_date=2026-02-30')).toEqual([422, 'end_date', 'start_date']);
    expect(await fieldsOf('?start_date=2026-07-02&end_date=2026-07-01')).toEqual([422, 'end_date']);
  });

  test('15: a rescheduled booking is found under its new date only', async () => {
    const acme = await newReader();
    const { id } = await app.make.booking(
      acme.id,
      await app.make.event({ startsAt: '2027-07-15T09:00:00Z' }),
    );
    const later = await app.make.event({ startsAt: '2027-08-15T09:00:00Z' });
    const [moved] = await app.sql(
      `select outcome from reschedule_training_booking($1, $2, row ('system', null, null)::actor)`,
      [id, later],
    );
    expect(moved).toEqual({ outcome: 'rescheduled' });
    expect(idsIn(await acme.read(july))).toEqual([]);
    expect(idsIn(await acme.read('/bookings/search?start_date=2027-08-15&end_date=2027-08-15'))).toEqual([
      id,
    ]);
  });

  test('16: start_date carries +01:00 in July and +00:00 in December, created_at +00:00; no Z', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const acme = await newReader();
    await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-07-15T09:00:00Z' }));
    await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-12-01T10:00:00Z' }));
    const { body, text } = await acme.read('/bookings/upcoming');
    await app.freeze(null);
    expect(at(body, 'data.0.start_date')).toBe('2027-07-15T10:00:00+01:00');
    expect(at(body, 'data.1.start_date')).toBe('2027-12-01T10:00:00+00:00');
    expect(at(body, 'data.0.created_at')).toBe('2027-06-05T10:00:00+00:00');
    expect(text).not.toMatch(/\d\dZ"/);
  });

  test('17: shows the same id and the same 14 keys as the list item of Practical Training', async () => {
    const acme = await newReader();
    await app.make.booking(acme.id, await app.make.event());
    const old = await acme.read('/bookings/upcoming');
    const now = await acme.get('/bookings');
    expect(old.body['data']).toEqual(now.body['data']);
    expect(Object.keys(at(old.body, 'data.0') as object)).toHaveLength(14);
  });

  test('18: payment_url never appears, also not for an unpaid candidate_pays booking', async () => {
    const acme = await newReader();
    const { id } = await app.make.booking(acme.id, await app.make.event(), {}, 'candidate_pays');
    const old = await acme.read('/bookings/upcoming');
    expect(idsIn(old)).toEqual([id]);
    expect(old.text).not.toContain('payment_url');
    expect((await acme.get('/bookings')).text).toContain('payment_url');
  });
});

describe('GET /booking-links/search', () => {
  test('19: e-mail ignores case and matches whole addresses, name matches parts, conditions are combined; unknown status is 422', async () => {
    const acme = await newReader();
    const jane = await invite(acme.id);
    const zoe = await invite(acme.id, { first_name: 'Zoë', email: 'zoe@nhsstaff.co.uk' });
    const ids = async (query: string) => idsIn(await acme.read(`/booking-links/search?${query}`));
    expect(await ids('email=JANE.SMITH@nhsstaff.co.uk')).toEqual([jane]);
    expect((await acme.read('/booking-links/search?email=smith')).status).toBe(422);
    expect(await ids('email=smith@nhsstaff.co.uk')).toEqual([]);
    expect(await ids('name=SMI')).toEqual([zoe, jane]);
    expect(await ids('name=nhsstaff')).toEqual([]);
    expect(await ids('name=smith&email=zoe@nhsstaff.co.uk')).toEqual([zoe]);
    expect(await ids('status=used')).toEqual([]);
    expect(await ids('status=sent&start_date=2020-01-01&end_date=2099-12-31')).toEqual([zoe, jane]);
    expect(await ids('end_date=2020-01-01')).toEqual([]);
    const refused = await acme.read(
      '/booking-links/search?status=gone&start_date=2026-07-02&end_date=2026-07-01',
    );
    expect([refused.status, Object.keys(refused.body['errors'] ?? {}).sort()]).toEqual([422, ['status']]);
    const reversed = await acme.read('/booking-links/search?start_date=2026-07-02&end_date=2026-07-01');
    expect([reversed.status, Object.keys(reversed.body['errors'] ?? {})]).toEqual([422, ['end_date']]);
  });

  test('20: reading a link leaves its status, opened_at and events untouched', async () => {
    const acme = await newReader();
    const id = await invite(acme.id);
    const read = await acme.read('/booking-links/search');
    expect(at(read.body, 'data.0')).toEqual((await acme.get(`/booking-invites/${id}`)).body);
    expect(at(read.body, 'data.0.status')).toBe('sent');
    const events = await app.sql('select event_type from outbox where organisation_id = $1', [acme.id]);
    expect(events).toEqual([{ event_type: 'booking_invite.sent' }]);
  });

  test('21: another organisation’s bookings and links never appear, whatever the filter', async () => {
    const [acme, borealis] = [await newReader(), await newReader()];
    await app.make.booking(acme.id, await app.make.event({ startsAt: '2027-07-15T09:00:00Z' }));
    await invite(acme.id);
    for (const path of [
      '/bookings/past',
      '/bookings/upcoming',
      july,
      '/booking-links/search',
      '/booking-links/search?email=jane.smith@nhsstaff.co.uk',
      '/booking-links/search?name=smith&status=sent',
    ])
      expect([path, idsIn(await borealis.read(path))]).toEqual([path, []]);
  });
});
