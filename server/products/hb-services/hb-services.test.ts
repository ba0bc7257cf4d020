import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at, call, clientOf } from '../../../tests/support/api-client.ts';
import { newInterview, newInterviewer } from '../../../tests/support/interviews.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { systemActor } from '../../domains/audit/index.ts';
import { cancelInterview, endInterview, moveInterview } from '../../domains/interviews/index.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await startTestApp();
  base = `${app.url}/services/v1`;
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2026-06-05T10:00:00Z'));

async function newReader(options: Parameters<TestApp['make']['organisation']>[0] = {}) {
  const organisation = await app.make.organisation({ products: ['hb-services'], ...options });
  let client = clientOf(base, organisation.token);
  /** Moves the clock, and signs in anew: tokens live for an hour. */
  const laterAt = async (moment: string) => {
    await app.freeze(moment);
    const body = { hb_client_id: organisation.hbClientId, api_key: organisation.apiKey };
    const pair = await call('POST', `${base}/auth/token`, { body });
    client = clientOf(base, pair.body['access_token'] as string);
  };
  const list = (query = '') => client.get(`/interview-bookings${query}`);
  const ids = async (query = '') =>
    ((await list(query)).body['data'] as { id: number }[]).map((row) => row.id);
  const wrong = async (query: string) => {
    const { status, body } = await list(query);
    return [status, body['code'], ...Object.keys(body['errors'] ?? {}).sort()];
  };
  return { ...organisation, ...client, laterAt, list, ids, wrong };
}

const staff = (interviewId: number) => ({ interviewId, organisationId: null });
const exchange = (body: unknown) => call('POST', `${base}/auth/token`, { body });

describe('the answer', () => {
  test('1: has exactly the keys data and pagination; pagination exactly its four integers; no meta or links', async () => {
    const acme = await newReader();
    await newInterview(app, acme.id);
    const { body, headers } = await acme.list();
    expect(Object.keys(body)).toEqual(['data', 'pagination']);
    expect(body['pagination']).toEqual({ current_page: 1, per_page: 20, last_page: 1, total: 1 });
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test('2: an item has exactly eight keys; interviewer, job_role and phone may be null and are then present', async () => {
    const acme = await newReader();
    const interviewer = await newInterviewer(app);
    await newInterview(app, acme.id, { interviewer_id: interviewer.id });
    await newInterview(app, acme.id, { candidate_phone: undefined, job_role: undefined });
    const [bare, full] = (await acme.list()).body['data'] as object[];
    expect(full).toEqual({
      id: expect.any(Number),
      candidate: { name: 'Jane Smith', email: 'jane.smith@example.com', phone: '+441234567890' },
      job_role: 'Registered Nurse',
      interview_date: '2026-06-18T11:30:00+01:00',
      interviewer: { id: interviewer.id, name: interviewer.name },
      status: 'booked',
      created_at: '2026-06-05T10:00:00+00:00',
      updated_at: '2026-06-05T10:00:00+00:00',
    });
    expect(Object.keys(bare ?? {})).toEqual(Object.keys(full ?? {}));
    expect(bare).toMatchObject({ job_role: null, interviewer: null, candidate: { phone: null } });
  });

  test('3: a summer interview shows +01:00, a winter one +00:00, created_at +00:00 in June; no Z, no fractions', async () => {
    await app.freeze('2026-06-05T10:00:00.987Z');
    const acme = await newReader();
    await newInterview(app, acme.id, { starts_at: '2026-07-15T09:00:00Z' });
    await newInterview(app, acme.id, { starts_at: '2026-12-01T10:00:00Z' });
    const { body, text } = await acme.list('?sort=interview_date&sort_dir=asc');
    expect(at(body, 'data.0.interview_date')).toBe('2026-07-15T10:00:00+01:00');
    expect(at(body, 'data.1.interview_date')).toBe('2026-12-01T10:00:00+00:00');
    expect(at(body, 'data.0.created_at')).toBe('2026-06-05T10:00:00+00:00');
    expect(text).not.toMatch(/\d\dZ"|\d\.\d/);
  });
});

describe('filters', () => {
  test('4: one London day includes interviews at 00:30 and at 23:30 local time in summer', async () => {
    const acme = await newReader();
    await newInterview(app, acme.id, { starts_at: '2026-06-17T22:59:59Z' });
    const early = await newInterview(app, acme.id, { starts_at: '2026-06-17T23:30:00Z' });
    const late = await newInterview(app, acme.id, { starts_at: '2026-06-18T22:30:00Z' });
    await newInterview(app, acme.id, { starts_at: '2026-06-18T23:00:00Z' });
    const day = '?date_from=2026-06-18&date_to=2026-06-18&sort=interview_date&sort_dir=asc';
    expect(await acme.ids(day)).toEqual([early, late]);
  });

  test('5: another organisation’s bookings never appear, whatever the filters; the totals do not count them', async () => {
    const [acme, borealis] = [await newReader(), await newReader()];
    const theirs = await newInterview(app, acme.id);
    const own = await newInterview(app, borealis.id, {
      candidate_name: 'Zoë Bell',
      candidate_email: 'zoe@example.com',
    });
    expect(await borealis.ids(`?organisation_id=${acme.id}&id=${theirs}`)).toEqual([own]);
    for (const query of [
      '?search=smith',
      '?search=example.com&status=booked,completed,cancelled,no_show',
      '?date_from=2000-01-01&date_to=2099-12-31',
      '?updated_since=2000-01-01T00:00:00Z&per_page=100',
    ]) {
      const { body } = await borealis.list(query);
      expect((body['data'] as { id: number }[]).map(({ id }) => id)).not.toContain(theirs);
      expect(at(body, 'pagination.total')).toBe(query.includes('smith') ? 0 : 1);
    }
  });

  test('6: an unknown status, sort or sort_dir is 422; two bad parameters are reported together', async () => {
    const acme = await newReader();
    const refused = [422, 'validation_failed'];
    expect(await acme.wrong('?status=booked,gone')).toEqual([...refused, 'status']);
    expect(await acme.wrong('?sort=name')).toEqual([...refused, 'sort']);
    expect(await acme.wrong('?sort_dir=up')).toEqual([...refused, 'sort_dir']);
    expect(await acme.wrong('?status=gone&per_page=0')).toEqual([...refused, 'per_page', 'status']);
    expect(await acme.wrong('?date_from=2026-02-30&search=x&updated_since=2026-06-05')).toEqual([
      ...refused,
      'date_from',
      'search',
      'updated_since',
    ]);
    expect(await acme.wrong('?date_from=2026-06-02&date_to=2026-06-01')).toEqual([...refused, 'date_to']);
    expect(await acme.wrong('?search=a%00b')).toEqual([...refused, 'search']);
    const told = await acme.list('?status=gone');
    expect(at(told.body, 'errors.status')).toEqual(['Must be one of booked, completed, cancelled, no_show.']);
  });

  test('7: per_page=500 gives 100; per_page=0 and page=x are 422; a page past the end is empty with the true total', async () => {
    const acme = await newReader();
    await newInterview(app, acme.id);
    expect(at((await acme.list('?per_page=500')).body, 'pagination.per_page')).toBe(100);
    expect(await acme.wrong('?per_page=0')).toEqual([422, 'validation_failed', 'per_page']);
    expect(await acme.wrong('?page=x')).toEqual([422, 'validation_failed', 'page']);
    const past = await acme.list('?page=9');
    expect([past.status, past.body]).toEqual([
      200,
      { data: [], pagination: { current_page: 9, per_page: 20, last_page: 1, total: 1 } },
    ]);
  });

  test('8: without any booking total is 0 and last_page 1', async () => {
    const { body } = await (await newReader()).list();
    expect(body).toEqual({
      data: [],
      pagination: { current_page: 1, per_page: 20, last_page: 1, total: 0 },
    });
  });

  test('9: newest first, by id when times are equal; paging by one yields every booking once', async () => {
    const acme = await newReader();
    const same = [];
    for (let made = 0; made < 4; made += 1) same.push(await newInterview(app, acme.id));
    await acme.laterAt('2026-06-05T11:00:00Z');
    const newest = await newInterview(app, acme.id);
    const expected = [newest, ...same.toReversed()];
    expect(await acme.ids()).toEqual(expected);
    const paged = [];
    for (const page of [1, 2, 3, 4, 5]) paged.push(...(await acme.ids(`?per_page=1&page=${page}`)));
    expect(paged).toEqual(expected);
    expect(await acme.ids('?sort=interview_date&sort_dir=asc')).toEqual([...same, newest]);
    expect(await acme.ids('?sort=updated_at&sort_dir=asc')).toEqual([...same, newest]);
  });

  test('10: status=completed,no_show returns both; a trailing comma or an empty value is ignored', async () => {
    const acme = await newReader();
    const { id: interviewer_id, personId } = await newInterviewer(app);
    const done = await newInterview(app, acme.id, { interviewer_id });
    const missed = await newInterview(app, acme.id);
    const gone = await newInterview(app, acme.id);
    const open = await newInterview(app, acme.id);
    await cancelInterview(app.db, staff(gone), undefined, systemActor);
    await acme.laterAt('2026-06-18T11:00:00Z');
    const own = { personId, interviewId: done };
    await endInterview(app.db, own, { status: 'completed' }, systemActor);
    await endInterview(app.db, { personId: null, interviewId: missed }, { status: 'no_show' }, systemActor);
    expect(await acme.ids('?status=completed,no_show')).toEqual([missed, done]);
    expect(await acme.ids('?status=completed,')).toEqual([done]);
    expect(await acme.ids('?status=%20no_show%20,,cancelled')).toEqual([gone, missed]);
    for (const nothing of ['?status=', '?status=,', '?status=%20'])
      expect(await acme.ids(nothing)).toEqual([open, gone, missed, done]);
  });

  test('11: updated_since returns a booking after staff moved it, not before, and honours the offset', async () => {
    const acme = await newReader();
    const id = await newInterview(app, acme.id);
    await acme.laterAt('2026-06-06T12:00:00Z');
    expect(await acme.ids('?updated_since=2026-06-05T10:00:01Z')).toEqual([]);
    await moveInterview(app.db, staff(id), { startsAt: '2026-06-19T09:00:00Z' }, systemActor);
    expect(await acme.ids('?updated_since=2026-06-05T10:00:01Z')).toEqual([id]);
    expect(await acme.ids('?updated_since=2026-06-06T13:00:00%2B01:00')).toEqual([id]);
    expect(await acme.ids('?updated_since=2026-06-06T13:00:00+00:00')).toEqual([]);
    expect(at((await acme.list()).body, 'data.0.updated_at')).toBe('2026-06-06T12:00:00+00:00');
  });

  test('12: search matches part of a name or e-mail in any case; % and _ are literal', async () => {
    const acme = await newReader();
    const jane = await newInterview(app, acme.id);
    const odd = await newInterview(app, acme.id, {
      candidate_name: 'Zoë 100% O’Neil',
      candidate_email: 'z_oe@nhs.uk',
    });
    expect(await acme.ids('?search=SMI')).toEqual([jane]);
    expect(await acme.ids('?search=Smith@EXAMPLE')).toEqual([jane]);
    expect(await acme.ids(`?search=${encodeURIComponent('ZOË'.normalize('NFD'))}`)).toEqual([odd]);
    expect(await acme.ids('?search=0%25')).toEqual([odd]);
    expect(await acme.ids('?search=z_o')).toEqual([odd]);
    expect(await acme.ids('?search=j_ne')).toEqual([]);
    expect(await acme.ids('?search=%25%25')).toEqual([]);
    // the end of a name and the beginning of an address are not one text
    expect(await acme.ids('?search=smithjane')).toEqual([]);
    expect(await acme.ids('?search=smith%20jane')).toEqual([]);
  });
});

describe('methods and credentials', () => {
  test('13: POST is 405 with Allow: GET, HEAD; one booking’s path is 404', async () => {
    const acme = await newReader();
    const posted = await acme.post('/interview-bookings', {});
    expect([posted.status, posted.body['code'], posted.headers.get('allow')]).toEqual([
      405,
      'method_not_allowed',
      'GET, HEAD',
    ]);
    const id = await newInterview(app, acme.id);
    const one = await acme.get(`/interview-bookings/${id}`);
    expect([one.status, one.body['code']]).toEqual([404, 'not_found']);
    // the route comes before the credential
    expect((await call('DELETE', `${base}/interview-bookings`)).status).toBe(405);
    expect((await call('GET', `${base}/nothing`)).status).toBe(404);
  });

  test('14: no, expired and revoked tokens are 401, alike; without the product 403, while token-info works', async () => {
    const [expired, revoked] = [await newReader(), await newReader()];
    await app.sql('update token_pairs set access_expires_at = app_now() where organisation_id = $1', [
      expired.id,
    ]);
    expect((await revoked.post('/auth/revoke')).body).toEqual({ message: 'Token revoked.' });
    const answers = [
      await call('GET', `${base}/interview-bookings`),
      await expired.list(),
      await revoked.list(),
      await call('GET', `${base}/interview-bookings`, { token: 'unknown' }),
    ];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.body).toEqual({ message: 'Unauthenticated.', code: 'unauthenticated' });
    expect(answers.map(({ headers }) => headers.get('www-authenticate'))).toEqual(
      answers.map(() => 'Bearer'),
    );
    const other = await newReader({ products: ['practical-training'] });
    const forbidden = await other.list('?status=nonsense');
    expect([forbidden.status, forbidden.body['code']]).toEqual([403, 'product_not_enabled']);
    expect(forbidden.headers.get('www-authenticate')).toBeNull();
    const info = await other.get('/auth/token-info');
    expect([info.status, info.body['products']]).toEqual([200, ['practical-training']]);
  });

  test('14: a suspended organisation’s token is 403 organisation_suspended, also on token-info', async () => {
    const acme = await newReader();
    await app.sql(`update organisations set status = 'suspended' where id = $1`, [acme.id]);
    for (const path of ['/interview-bookings', '/auth/token-info']) {
      const answer = await acme.get(path);
      expect([answer.status, answer.body['code']]).toEqual([403, 'organisation_suspended']);
    }
  });

  test('15: a token issued on another product’s mount works here when hb-services is enabled', async () => {
    const acme = await newReader({ products: ['hb-services', 'practical-training'] });
    const body = { hb_client_id: acme.hbClientId, api_key: acme.apiKey };
    const pair = await call('POST', `${app.training}/auth/token`, { body });
    const token = pair.body['access_token'] as string;
    expect((await call('GET', `${base}/interview-bookings`, { token })).status).toBe(200);
  });

  test('16: client_id and an integer id are accepted; wrong id, wrong key and suspension look alike', async () => {
    const [acme, suspended] = [await newReader(), await newReader()];
    await app.sql(`update organisations set hb_client_id = '88001' where id = $1`, [acme.id]);
    await app.sql(`update organisations set status = 'suspended' where id = $1`, [suspended.id]);
    const api_key = acme.apiKey;
    expect((await exchange({ hb_client_id: 88001, api_key })).status).toBe(200);
    expect((await exchange({ client_id: '88001', api_key })).status).toBe(200);
    const wrong = [
      await exchange({ client_id: 'nobody', api_key }),
      await exchange({ client_id: '88001', api_key: `${api_key.slice(0, -1)}!` }),
      await exchange({ hb_client_id: suspended.hbClientId, api_key: suspended.apiKey }),
    ];
    expect(new Set(wrong.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(wrong[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    expect(wrong[0]?.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('17: a used refresh token is 401 and kills the newest pair', async () => {
    const acme = await newReader();
    const refresh = (token: unknown) =>
      call('POST', `${base}/auth/refresh`, { body: { refresh_token: token } });
    const first = await exchange({ hb_client_id: acme.hbClientId, api_key: acme.apiKey });
    const second = await refresh(first.body['refresh_token']);
    expect(second.status).toBe(200);
    const again = await refresh(first.body['refresh_token']);
    expect([again.status, again.body['code']]).toEqual([401, 'invalid_refresh_token']);
    const newest = { token: second.body['access_token'] as string };
    expect((await call('GET', `${base}/interview-bookings`, newest)).status).toBe(401);
    expect((await refresh(second.body['refresh_token'])).status).toBe(401);
  });
});

describe('budgets', () => {
  let limited: TestApp;
  let limitedBase: string;
  beforeAll(async () => {
    limited = await startTestApp({
      RATE_LIMIT_PER_MINUTE: '60',
      AUTH_RATE_LIMIT_PER_MINUTE: '10',
      TRUST_PROXY: '127.0.0.1',
    });
    limitedBase = `${limited.url}/services/v1`;
    await limited.freeze('2026-06-05T10:00:00Z');
  });
  afterAll(() => limited.close());
  let address = 0;
  const newAddress = () => {
    address += 1;
    return { 'x-forwarded-for': `203.0.113.${address}` };
  };
  const get = (path: string, token: string | undefined, headers: Record<string, string>) =>
    call('GET', limitedBase + path, { headers, ...(token === undefined ? {} : { token }) });
  const newOrganisation = (products = ['hb-services']) => limited.make.organisation({ products });

  test('18: the 61st request of one credential is 429 from whatever IP; another on the same IP is not affected; the 11th token call of one IP is 429', async () => {
    const [acme, borealis] = [await newOrganisation(), await newOrganisation()];
    const here = newAddress();
    const statuses: number[] = [];
    for (let sent = 0; sent < 60; sent += 1)
      statuses.push((await get('/interview-bookings', acme.token, sent % 2 ? here : newAddress())).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const over = await get('/interview-bookings', acme.token, newAddress());
    expect([over.status, over.body['code']]).toEqual([429, 'rate_limited']);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(over.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await get('/interview-bookings', borealis.token, here)).status).toBe(200);
    const calls: number[] = [];
    for (let sent = 0; sent < 11; sent += 1) {
      const path = sent % 2 ? '/auth/token' : '/auth/refresh';
      const body = { refresh_token: 'x', hb_client_id: 'x', api_key: 'x' };
      calls.push((await call('POST', limitedBase + path, { body, headers: here })).status);
    }
    expect(calls).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  test('18: what has no valid token is counted by IP, what has one by its credential even where it is forbidden', async () => {
    const here = newAddress();
    const stranger = await newOrganisation(['practical-training']);
    for (let sent = 0; sent < 60; sent += 1) await get('/interview-bookings', undefined, here);
    expect((await get('/interview-bookings', undefined, here)).status).toBe(429);
    expect((await get('/interview-bookings', stranger.token, here)).status).toBe(403);
    // the route comes before the budget
    expect((await get('/nothing', undefined, here)).status).toBe(404);
  });

  test('19: every answer, errors included, has the rate and request-id headers; a malformed id is replaced', async () => {
    const [acme, stranger] = [await newOrganisation(), await newOrganisation(['practical-training'])];
    const here = newAddress();
    const id = 'my.request-1_A';
    const headers = { ...here, 'x-request-id': id };
    const body = { hb_client_id: acme.hbClientId, api_key: acme.apiKey };
    const answers = [
      await get('/interview-bookings', acme.token, headers),
      await get('/interview-bookings?page=x', acme.token, headers),
      await get('/interview-bookings', undefined, headers),
      await get('/interview-bookings', stranger.token, headers),
      await get('/nothing', acme.token, headers),
      await call('POST', `${limitedBase}/interview-bookings`, { headers }),
      await call('POST', `${limitedBase}/auth/token`, { headers, body }),
      await call('POST', `${limitedBase}/auth/token`, { headers, body: '{' }),
      await call('POST', `${limitedBase}/auth/token`, {
        headers: { ...headers, 'content-type': 'text/plain' },
        body: 'x',
      }),
      await call('POST', `${limitedBase}/auth/token`, { headers, body: `"${'x'.repeat(1_100_000)}"` }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 422, 401, 403, 404, 405, 200, 400, 415, 413]);
    for (const answer of answers) {
      expect(answer.headers.get('x-request-id')).toBe(id);
      expect(answer.headers.get('x-ratelimit-limit')).toMatch(/^(10|60)$/);
      expect(answer.headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
    }
    for (const malformed of ['two words', 'x'.repeat(129), 'a/b']) {
      const answer = await get('/interview-bookings', acme.token, { ...here, 'x-request-id': malformed });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
