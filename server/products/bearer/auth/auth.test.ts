import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, clientOf } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { deactivateApiKey } from '../../../domains/identity/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const exchange = (body: unknown) => call('POST', `${app.training}/auth/token`, { body });
const refresh = (refresh_token: string) =>
  call('POST', `${app.training}/auth/refresh`, { body: { refresh_token } });
const info = (token: string) => call('GET', `${app.training}/auth/token-info`, { token });

describe('POST /auth/token', () => {
  test('exchanges an API key for a pair that opens the API for an hour', async () => {
    const acme = await app.make.organisation();
    const pair = await exchange({ hb_client_id: acme.hbClientId, api_key: acme.apiKey });
    expect(pair.status).toBe(200);
    expect(pair.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const described = await info(pair.body['access_token'] as string);
    expect(described.body).toMatchObject({
      hb_client_id: acme.hbClientId,
      client_id: acme.hbClientId,
      client_name: expect.stringContaining('Organisation'),
      token_type: 'Bearer',
      products: ['practical-training'],
    });
    expect(Number(described.body['expires_in'])).toBeGreaterThan(3590);
  });

  test('5: unknown id, wrong key, inactive key and a suspended organisation get one identical answer', async () => {
    const acme = await app.make.organisation();
    const other = await app.make.organisation();
    const suspended = await app.make.organisation();
    await app.sql(`update organisations set status = 'suspended' where id = $1`, [suspended.id]);
    await deactivateApiKey(app.db, other.id, other.apiKeyId);
    const answers = await Promise.all([
      exchange({ hb_client_id: 'nobody', api_key: acme.apiKey }),
      exchange({ hb_client_id: acme.hbClientId, api_key: `${acme.apiKey.slice(0, -1)}!` }),
      exchange({ hb_client_id: acme.hbClientId, api_key: other.apiKey }),
      exchange({ hb_client_id: other.hbClientId, api_key: other.apiKey }),
      exchange({ hb_client_id: suspended.hbClientId, api_key: suspended.apiKey }),
    ]);
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
  });

  test('5: an integer hb_client_id and the spelling client_id work; client_id is ignored beside it', async () => {
    const acme = await app.make.organisation();
    await app.sql(`update organisations set hb_client_id = '77001' where id = $1`, [acme.id]);
    const api_key = acme.apiKey;
    expect((await exchange({ hb_client_id: 77001, api_key })).status).toBe(200);
    expect((await exchange({ client_id: '77001', api_key })).status).toBe(200);
    expect((await exchange({ client_id: 77001, api_key })).status).toBe(200);
    expect((await exchange({ hb_client_id: '77001', client_id: 'nonsense', api_key })).status).toBe(200);
  });

  test('names missing fields hb_client_id and api_key', async () => {
    const answer = await exchange({ client_id: '' });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body['errors'] as object).sort()).toEqual(['api_key', 'hb_client_id']);
  });

  test('a new pair does not end earlier pairs; deactivating the key ends them all', async () => {
    const acme = await app.make.organisation();
    const credentials = { hb_client_id: acme.hbClientId, api_key: acme.apiKey };
    const [first, second] = [await exchange(credentials), await exchange(credentials)];
    expect((await info(first.body['access_token'] as string)).status).toBe(200);
    await deactivateApiKey(app.db, acme.id, acme.apiKeyId);
    expect((await info(first.body['access_token'] as string)).status).toBe(401);
    expect((await info(second.body['access_token'] as string)).status).toBe(401);
    expect((await refresh(second.body['refresh_token'] as string)).status).toBe(401);
  });

  test('keeps no secret in clear', async () => {
    const acme = await app.make.organisation();
    const pair = await exchange({ hb_client_id: acme.hbClientId, api_key: acme.apiKey });
    const [row] = await app.sql<{ everything: string }>(
      `select (select string_agg(t::text, ' ') from token_pairs t) || (select string_agg(k::text, ' ') from api_keys k) as everything`,
    );
    for (const secret of [pair.body['access_token'], pair.body['refresh_token'], acme.apiKey]) {
      expect(row?.everything).not.toContain(secret);
    }
    expect(app.logged.join('')).not.toContain(acme.apiKey);
  });
});

describe('POST /auth/refresh', () => {
  const pairOf = async () => {
    const acme = await app.make.organisation();
    return (await exchange({ hb_client_id: acme.hbClientId, api_key: acme.apiKey })).body;
  };

  test('6: a new pair works and the old access token stops at once', async () => {
    const old = await pairOf();
    const fresh = await refresh(old['refresh_token'] as string);
    expect(fresh.status).toBe(200);
    expect((await info(old['access_token'] as string)).status).toBe(401);
    expect((await info(fresh.body['access_token'] as string)).status).toBe(200);
  });

  test('6: a refresh token used again gives 401 and kills the newest pair', async () => {
    const first = await pairOf();
    const second = await refresh(first['refresh_token'] as string);
    const third = await refresh(second.body['refresh_token'] as string);
    const reused = await refresh(first['refresh_token'] as string);
    expect(reused).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    expect((await info(third.body['access_token'] as string)).status).toBe(401);
    expect((await refresh(third.body['refresh_token'] as string)).status).toBe(401);
  });

  test('of ten requests with one refresh token at the same time at most one gets a pair, and the family is dead', async () => {
    const first = await pairOf();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refresh(first['refresh_token'] as string)),
    );
    const winners = answers.filter((answer) => answer.status === 200);
    expect(winners).toHaveLength(1);
    expect((await info(winners[0]?.body['access_token'] as string)).status).toBe(401);
  });

  test('an unknown token, an access token and an expired one are all invalid_refresh_token', async () => {
    const pair = await pairOf();
    await app.sql(
      `update token_pairs set refresh_expires_at = app_now() where refresh_sha256 = sha256($1::text::bytea)`,
      [pair['refresh_token']],
    );
    for (const token of ['unknown', pair['access_token'] as string, pair['refresh_token'] as string]) {
      expect(await refresh(token)).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } });
    }
  });
});

describe('tokens', () => {
  test('6: revoke kills the access and the refresh token at once', async () => {
    const acme = await app.make.organisation();
    const pair = (await exchange({ hb_client_id: acme.hbClientId, api_key: acme.apiKey })).body;
    const api = clientOf(app.training, pair['access_token'] as string);
    const revoked = await api.post('/auth/revoke');
    expect(revoked).toMatchObject({ status: 200, body: { message: 'Token revoked.' } });
    expect((await api.get('/credits')).status).toBe(401);
    expect((await refresh(pair['refresh_token'] as string)).status).toBe(401);
  });

  test('an access token dies after 3600 seconds and with its organisation', async () => {
    const acme = await app.make.organisation();
    const api = clientOf(app.training, acme.token);
    await app.sql(`update organisations set status = 'suspended' where id = $1`, [acme.id]);
    const suspended = await api.get('/credits');
    expect(suspended).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(suspended.headers.get('www-authenticate')).toBe('Bearer');
    await app.sql(`update organisations set status = 'active' where id = $1`, [acme.id]);
    expect((await api.get('/credits')).status).toBe(200);
    await app.sql('update token_pairs set access_expires_at = app_now() where organisation_id = $1', [
      acme.id,
    ]);
    expect((await api.get('/credits')).status).toBe(401);
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', `Bearer ${'x'.repeat(43)}`])(
    'the header %j is 401',
    async (authorization) => {
      const answer = await call('GET', `${app.training}/credits`, { headers: { authorization } });
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    },
  );

  test('7: a token without this product gets 401 product_not_enabled, not 403; the /auth endpoints still answer', async () => {
    const acme = await app.make.organisation({ products: ['virtual-bls'] });
    const answer = await call('GET', `${app.training}/credits`, { token: acme.token });
    expect(answer).toMatchObject({ status: 401, body: { code: 'product_not_enabled' } });
    expect(await info(acme.token)).toMatchObject({ status: 200, body: { products: ['virtual-bls'] } });
  });

  test('only products that both the key and the organisation have count', async () => {
    const acme = await app.make.organisation({
      products: ['virtual-bls', 'practical-training', 'hb-services'],
    });
    await app.sql(
      `delete from organisation_products where organisation_id = $1 and product = 'practical-training'`,
      [acme.id],
    );
    expect((await info(acme.token)).body['products']).toEqual(['hb-services', 'virtual-bls']);
    expect((await call('GET', `${app.training}/credits`, { token: acme.token })).status).toBe(401);
  });

  test('Idempotency-Key is ignored on /auth', async () => {
    const acme = await app.make.organisation();
    const body = { hb_client_id: acme.hbClientId, api_key: acme.apiKey };
    const headers = { 'idempotency-key': 'same' };
    const first = await call('POST', `${app.training}/auth/token`, { body, headers });
    const second = await call('POST', `${app.training}/auth/token`, { body, headers });
    expect(second.body['access_token']).not.toBe(first.body['access_token']);
  });
});
