import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await startTestApp();
  base = `${app.url}/virtual-bls/v1`;
});
afterAll(() => app.close());

const exchange = (body: unknown) => call('POST', `${base}/auth/token`, { body });
const refresh = (refresh_token: unknown) => call('POST', `${base}/auth/refresh`, { body: { refresh_token } });
const info = (token: unknown) => call('GET', `${base}/auth/token-info`, { token: token as string });

describe('credentials', () => {
  test('38: a refresh works once; its second use kills the pair issued by the first too', async () => {
    const acme = await app.newBlsClient();
    const first = await exchange({ hb_client_id: acme.hbClientId, api_key: acme.apiKey });
    const second = await refresh(first.body['refresh_token']);
    expect((await info(first.body['access_token'])).status).toBe(401);
    expect((await info(second.body['access_token'])).body).toMatchObject({ products: ['virtual-bls'] });
    expect(await refresh(first.body['refresh_token'])).toMatchObject({
      status: 401,
      body: { code: 'invalid_refresh_token' },
    });
    expect((await info(second.body['access_token'])).status).toBe(401);
  });

  test('39: wrong id and wrong key get the same body; a token without virtual-bls is product_not_enabled', async () => {
    const acme = await app.newBlsClient();
    const answers = [
      await exchange({ hb_client_id: 'nobody', api_key: acme.apiKey }),
      await exchange({ hb_client_id: acme.hbClientId, api_key: 'wrong' }),
    ];
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
    const training = await app.newClient();
    for (const [method, path] of [
      ['GET', '/bookings'],
      ['GET', '/timeslots?course_id=1'],
      ['POST', '/timeslots/hold'],
      ['GET', '/credits'],
    ] as const) {
      const refused = await call(method, base + path, { token: training.token });
      expect(refused).toMatchObject({ status: 401, body: { code: 'product_not_enabled' } });
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
      expect((await call(method, base + path)).body).toMatchObject({ code: 'unauthenticated' });
    }
  });
});

describe('lists', () => {
  test.each(['/bookings', '/transactions', '/courses'])(
    '40: %s keeps filters in its links, clamps per_page and refuses nonsense',
    async (path) => {
      const acme = await app.newBlsClient();
      const answer = await acme.get(`${path}?per_page=500`);
      expect(Object.keys(answer.body)).toEqual(['data', 'meta', 'links']);
      expect(answer.body).toMatchObject({ meta: { per_page: 100 } });
      for (const query of ['per_page=0', 'page=x', 'page=0'])
        expect(await acme.get(`${path}?${query}`)).toMatchObject({
          status: 422,
          body: { code: 'validation_failed' },
        });
      const beyond = await acme.get(`${path}?page=900&x=y`);
      const { last_page } = beyond.body['meta'] as { last_page: number };
      expect(beyond.body).toMatchObject({
        data: [],
        links: { next: null, prev: `${base}${path}?x=y&page=${last_page}` },
      });
    },
  );

  test('40: the 61st request of a minute is 429 with Retry-After', async () => {
    const limited = await startTestApp({ RATE_LIMIT_PER_MINUTE: '60' });
    try {
      const ask = () => call('GET', `${limited.url}/virtual-bls/v1/bookings`);
      const answers = await Promise.all(Array.from({ length: 61 }, ask));
      const refused = answers.filter((answer) => answer.status === 429);
      // a new minute may begin on the way
      const more =
        refused.length > 0
          ? refused
          : [(await Promise.all(Array.from({ length: 61 }, ask))).find((answer) => answer.status === 429)];
      expect(more[0]?.body).toMatchObject({ code: 'rate_limited' });
      expect(Number(more[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    } finally {
      await limited.close();
    }
  });
});

describe('the organisation', () => {
  test('has one public booking page, and credits of each active course', async () => {
    const acme = await app.newBlsClient({ credits: { 1: 12 }, moneyPence: 34_050 });
    expect((await acme.get('/booking-url')).body).toEqual({
      booking_url: `${app.url}/virtual-bls/?sgi=${acme.code}`,
    });
    expect((await acme.get('/credits')).body).toEqual({
      booking_credits: [{ course_id: 1, course_name: 'BLS — Annual Renewal', credits: 12 }],
      booking_money_balance: 340.5,
      currency: 'GBP',
    });
    const training = await app.newClient({
      products: ['practical-training', 'virtual-bls'],
      credits: { 1: 3 },
    });
    const seen = await call('GET', `${base}/credits`, { token: training.token });
    expect(seen.body).toMatchObject({ booking_credits: [{ credits: 0 }], booking_money_balance: 0 });
    expect((await call('GET', `${base}/transactions`, { token: training.token })).body).toMatchObject({
      meta: { total: 0 },
    });
  });
});
