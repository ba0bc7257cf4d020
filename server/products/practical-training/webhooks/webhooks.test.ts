import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { eventTypes, subscribedEvents } from './events.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2026-06-05T10:00:00Z'));
afterEach(() => app.freeze(null));

const hook = { name: 'Production Handler', url: 'https://93.184.216.34/webhooks/tdta' };

type Client = Awaited<ReturnType<TestApp['newClient']>>;

async function registered(client: Client, more: object = {}): Promise<number> {
  const made = await client.post('/webhooks', { ...hook, ...more });
  expect(made.status).toBe(201);
  return made.body['id'] as number;
}

describe('registering an endpoint', () => {
  test('the documented example answers with the endpoint and its secret, once', async () => {
    const acme = await app.newClient();
    const made = await acme.post('/webhooks', {
      ...hook,
      events: ['booking.created', 'booking.confirmed', 'booking.created'],
    });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(Number),
      ...hook,
      events: ['booking.created', 'booking.confirmed'],
      is_active: true,
      timeout_seconds: 10,
      secret_prefix: `${String(made.body['signing_secret']).slice(0, 12)}${'•'.repeat(20)}`,
      last_delivered_at: null,
      last_response_code: null,
      consecutive_failures: 0,
      created_at: '2026-06-05T10:00:00+00:00',
      signing_secret: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
      signing_secret_notice: 'Keep this secret now. It is not shown again.',
    });
  });

  test('35: without events it lists 16; with webhook.test it keeps it', async () => {
    const acme = await app.newClient();
    const all = await acme.post('/webhooks', hook);
    expect(all.body['events']).toEqual(subscribedEvents);
    expect(subscribedEvents).toHaveLength(16);
    expect((await acme.post('/webhooks', { ...hook, events: null })).body['events']).toEqual(
      subscribedEvents,
    );
    const named = await acme.post('/webhooks', { ...hook, events: ['webhook.test'] });
    expect(named.body['events']).toEqual(['webhook.test']);
    expect(eventTypes).toHaveLength(17);
  });

  test.each([
    [{ events: [] }, 'events'],
    [{ events: ['booking.created', 'booking.eaten'] }, 'events.1'],
    [{ events: 'booking.created' }, 'events'],
    [{ events: [5] }, 'events.0'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(101) }, 'name'],
    [{ url: null }, 'url'],
    [{ url: `https://example.org/${'x'.repeat(2048)}` }, 'url'],
    [{ timeout_seconds: 0 }, 'timeout_seconds'],
    [{ timeout_seconds: 31 }, 'timeout_seconds'],
    [{ is_active: 'perhaps' }, 'is_active'],
  ])('35: %j is 422 on %s', async (wrong, field) => {
    const acme = await app.newClient();
    const answer = await acme.post('/webhooks', { ...hook, ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(Object.keys(answer.body['errors'] as object)).toEqual([field]);
  });

  test('10: all field errors are reported together', async () => {
    const acme = await app.newClient();
    const answer = await acme.post('/webhooks', { events: [], timeout_seconds: 99 });
    expect(Object.keys(answer.body['errors'] as object)).toEqual([
      'name',
      'url',
      'events',
      'timeout_seconds',
    ]);
  });

  test.each([
    'http://example.org/hook',
    'https://user:secret@example.org/hook',
    'https://10.0.0.8/hook',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/hook',
    'https://0x7f000001/hook',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://localhost/hook',
    'ftp://example.org/hook',
    'not a url',
  ])('37: %s is refused at registration and on change', async (url) => {
    const acme = await app.newClient();
    const refusal = { status: 422, body: { code: 'url_not_allowed', errors: { url: [expect.any(String)] } } };
    expect(await acme.post('/webhooks', { ...hook, url })).toMatchObject(refusal);
    const id = await registered(acme);
    expect(await acme.put(`/webhooks/${id}`, { url })).toMatchObject(refusal);
    expect((await acme.get(`/webhooks/${id}`)).body['url']).toBe(hook.url);
  });

  test('37: plain http to this machine is allowed in a sandbox; so is a name that does not resolve', async () => {
    const acme = await app.newClient();
    await registered(acme, { url: 'http://localhost:9999/hook' });
    await registered(acme, { url: 'http://127.0.0.1:9999/hook' });
    await registered(acme, { url: 'https://nowhere.invalid/hook' });
  });

  test('the 21st endpoint is refused, however many ask at once', async () => {
    const acme = await app.newClient();
    const answers = await Promise.all(Array.from({ length: 24 }, () => acme.post('/webhooks', hook)));
    const refused = answers.filter((answer) => answer.status !== 201);
    expect(refused).toHaveLength(4);
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 422, body: { code: 'endpoint_limit_reached' } });
    expect(at((await acme.get('/webhooks')).body, 'meta.total')).toBe(20);
  });
});

describe('an endpoint', () => {
  test('1, 35: is listed and read without its secret', async () => {
    const acme = await app.newClient();
    const made = await acme.post('/webhooks', hook);
    const { signing_secret: secret, signing_secret_notice: _notice, ...rest } = made.body;
    const one = await acme.get(`/webhooks/${rest['id']}`);
    expect(one.body).toEqual(rest);
    const list = await acme.get('/webhooks');
    expect(Object.keys(list.body)).toEqual(['data', 'meta', 'links']);
    expect(list.body['data']).toEqual([rest]);
    expect(one.text + list.text).not.toContain(String(secret));
    const kept = await app.sql<{ kept: string }>(
      'select webhook_endpoints::text as kept from webhook_endpoints',
    );
    expect(kept.map((row) => row.kept).join()).not.toContain(String(secret));
  });

  test.each(['put', 'patch'] as const)('is changed by %s, what is left out stays', async (method) => {
    const acme = await app.newClient();
    const id = await registered(acme, { timeout_seconds: 20 });
    const before = (await acme.get(`/webhooks/${id}`)).body;
    const changed = await acme[method](`/webhooks/${id}`, { name: 'Other', events: ['booking.no_show'] });
    expect(changed.body).toEqual({ ...before, name: 'Other', events: ['booking.no_show'] });
    const none = await acme[method](`/webhooks/${id}`, {
      name: null,
      url: null,
      events: null,
      is_active: null,
    });
    expect(Object.keys(none.body['errors'] as object)).toEqual(['name', 'url', 'events', 'is_active']);
  });

  test('has a new secret after rotation, and forgets it again', async () => {
    const acme = await app.newClient();
    const made = await acme.post('/webhooks', hook);
    const rotated = await acme.post(`/webhooks/${made.body['id']}/rotate-secret`);
    expect(rotated.status).toBe(200);
    expect(rotated.body['signing_secret']).not.toBe(made.body['signing_secret']);
    expect(Object.keys(rotated.body)).toEqual(Object.keys(made.body));
    const read = await acme.get(`/webhooks/${made.body['id']}`);
    expect(read.body['secret_prefix']).toBe(rotated.body['secret_prefix']);
  });

  test('is deleted once', async () => {
    const acme = await app.newClient();
    const id = await registered(acme);
    expect(await acme.delete(`/webhooks/${id}`)).toMatchObject({
      status: 200,
      body: { message: 'Webhook endpoint deleted.' },
    });
    for (const gone of [acme.get(`/webhooks/${id}`), acme.delete(`/webhooks/${id}`)])
      expect((await gone).status).toBe(404);
    expect((await acme.post(`/webhooks/${id}/test`)).status).toBe(404);
  });

  test('9: of another organisation is the same 404 as none, on every operation', async () => {
    const acme = await app.newClient();
    const other = await app.newClient();
    const id = await registered(acme);
    const operations: ((path: string) => ReturnType<Client['get']>)[] = [
      (path) => other.get(path),
      (path) => other.put(path, { name: 'x' }),
      (path) => other.patch(path, { name: 7, events: [] }),
      (path) => other.delete(path),
      (path) => other.post(`${path}/rotate-secret`),
      (path) => other.post(`${path}/test`),
      (path) => other.get(`${path}/deliveries`),
      (path) => other.get(`${path}/events?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z`),
      (path) => other.post(`${path}/resend`, { from: '2026-01-01T00:00:00Z' }),
      (path) => other.post(`${path}/deliveries/1/resend`),
    ];
    for (const operation of operations) {
      const foreign = await operation(`/webhooks/${id}`);
      const missing = await operation('/webhooks/999999');
      expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(foreign.text).toBe(missing.text);
      expect((await operation('/webhooks/abc')).status).toBe(404);
    }
    expect((await acme.get(`/webhooks/${id}`)).body['name']).toBe(hook.name);
  });

  test('every change is in the audit trail, its secret and URL are not', async () => {
    const acme = await app.newClient();
    const id = await registered(acme);
    await acme.put(`/webhooks/${id}`, { name: 'Other' });
    await acme.post(`/webhooks/${id}/rotate-secret`);
    await acme.delete(`/webhooks/${id}`);
    const trail = await app.sql<{ action: string; details: object; actor_id: number }>(
      `select action, details, actor_id from audit_entries where subject_kind = 'webhook_endpoint' and subject_id = $1 order by seq`,
      [id],
    );
    expect(trail.map((entry) => entry.action)).toEqual([
      'webhook_endpoint.registered',
      'webhook_endpoint.changed',
      'webhook_endpoint.secret_rotated',
      'webhook_endpoint.deleted',
    ]);
    expect(new Set(trail.map((entry) => entry.actor_id))).toEqual(new Set([acme.apiKeyId]));
    expect(JSON.stringify(trail)).not.toContain('93.184');
  });
});
