import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { signedHeaders } from '../../../domains/webhooks/index.ts';
import { eventTypes, subscribedEvents } from './events.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2026-06-05T10:00:00Z'));
afterEach(() => app.freeze(null));

const hook = { name: 'Production Booking Events', url: 'https://93.184.216.34/webhooks/bls' };

test('31: POST /webhooks has exactly 9 keys, the prefix is the secret’s first 12 characters, and no later answer has the secret', async () => {
  const acme = await app.newBlsClient();
  const made = await acme.post('/webhooks', { ...hook, events: ['booking.created', 'booking.created'] });
  const secret = String(made.body['secret']);
  expect(made).toMatchObject({ status: 201 });
  expect(made.body).toEqual({
    id: expect.any(Number),
    ...hook,
    events: ['booking.created'],
    secret: expect.stringMatching(/^[A-Za-z0-9]{64}$/),
    secret_prefix: secret.slice(0, 12),
    is_active: true,
    created_at: '2026-06-05T10:00:00+00:00',
    notice: 'Save this secret now; it cannot be shown again.',
  });
  const path = `/webhooks/${made.body['id']}`;
  const resource = {
    id: made.body['id'],
    ...hook,
    events: ['booking.created'],
    secret_prefix: secret.slice(0, 12),
    is_active: true,
    timeout_seconds: 10,
    last_delivered_at: null,
    last_response_code: null,
    consecutive_failures: 0,
    created_at: '2026-06-05T10:00:00+00:00',
  };
  const later = [
    await acme.get(path),
    await acme.get('/webhooks'),
    await acme.put(path, { name: hook.name }),
  ];
  expect(later[0]?.body).toEqual(resource);
  expect(later[1]?.body).toMatchObject({ data: [resource], meta: { total: 1 } });
  expect(later[2]?.body).toEqual(resource);
  const rotated = await acme.post(`${path}/rotate-secret`);
  expect(Object.keys(rotated.body)).toEqual(['secret', 'notice']);
  expect(rotated.body['secret']).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(rotated.body['secret']).not.toBe(secret);
  for (const answer of later) expect(answer.text).not.toContain(secret);
});

describe('events', () => {
  test('32: left out or null they are the seven booking events; webhook.test may be named', async () => {
    const acme = await app.newBlsClient();
    expect(subscribedEvents).toHaveLength(7);
    expect((await acme.post('/webhooks', hook)).body['events']).toEqual(subscribedEvents);
    expect((await acme.post('/webhooks', { ...hook, events: null })).body['events']).toEqual(
      subscribedEvents,
    );
    const named = await acme.post('/webhooks', { ...hook, events: ['webhook.test'] });
    expect(named.body['events']).toEqual(['webhook.test']);
    expect(eventTypes).toHaveLength(8);
  });

  test.each([
    [{ events: [] }, 'events'],
    [{ events: ['booking.no_show'] }, 'events.0'],
    [{ timeout_seconds: 31 }, 'timeout_seconds'],
    [{ name: '' }, 'name'],
  ])('32: %j is 422 on %s', async (wrong, field) => {
    const acme = await app.newBlsClient();
    const answer = await acme.post('/webhooks', { ...hook, ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    expect(Object.keys(answer.body['errors'] as object)).toEqual([field]);
  });
});

test.each([
  'http://example.org/hook',
  'https://10.0.0.8/hook',
  'https://127.0.0.1/hook',
  'https://169.254.169.254/latest/meta-data',
  'https://[::ffff:10.0.0.1]/hook',
  'https://user:secret@example.org/hook',
])('35: %s is refused at registration', async (url) => {
  const acme = await app.newBlsClient();
  expect(await acme.post('/webhooks', { ...hook, url })).toMatchObject({
    status: 422,
    body: { code: 'url_not_allowed', errors: { url: [expect.any(String)] } },
  });
});

test('endpoints and events of Practical Training are not among those of Virtual BLS', async () => {
  const both = await app.newBlsClient({ products: ['virtual-bls', 'practical-training'], credits: { 1: 5 } });
  await both.post('/webhooks', hook);
  await app.makeBls.trainer();
  await app.makeBls.booking(both.id, { date: '2026-06-10', time: '09:00' }, {}, 'credits');
  const feed = await both.get('/events');
  expect((feed.body['data'] as Json[]).map((event) => event['event_type'])).toEqual(['booking.created']);
  const { body } = await both.get('/bookings');
  expect((feed.body['data'] as Json[])[0]?.['data']).toEqual((body['data'] as Json[])[0]);
  const token = { authorization: `Bearer ${both.token}` };
  for (const path of ['/webhooks', '/events']) {
    const other = await fetch(`${app.training}${path}`, { headers: token });
    expect(((await other.json()) as Json)['data']).toEqual([]);
  }
});

test('another organisation’s endpoint is the same 404 as none', async () => {
  const acme = await app.newBlsClient();
  const other = await app.newBlsClient();
  const id = (await acme.post('/webhooks', hook)).body['id'];
  for (const method of ['get', 'delete'] as const)
    expect((await other[method](`/webhooks/${id}`)).text).toBe(
      (await other[method]('/webhooks/999999')).text,
    );
  expect((await other.post(`/webhooks/${id}/rotate-secret`)).status).toBe(404);
  expect((await acme.delete(`/webhooks/${id}`)).body).toEqual({ message: 'Webhook endpoint deleted.' });
});

test('33: both signatures of the check vector verify', () => {
  const body =
    '{"event_id":"018f4a2b-1234-7000-8abc-def012345678","event_type":"webhook.test","occurred_at":"2026-06-03T18:00:00+00:00","data":{"message":"Test event from Virtual BLS.","endpoint_id":7}}';
  const headers = signedHeaders('aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJkLmNoPqRsTuVwXyZ01', {
    headerPrefix: 'X-BLS',
    eventId: '018f4a2b-1234-7000-8abc-def012345678',
    eventType: 'webhook.test',
    deliveryId: 1,
    timestamp: 1_780_509_601,
    body,
  });
  expect(headers).toMatchObject({
    'X-BLS-Event': 'webhook.test',
    'X-BLS-Timestamp': '1780509601',
    'X-BLS-Signature': 'sha256=af73389a7172c33d7944bb30fa5d775da04b83ca60bf3080686e60e3225561ff',
    'webhook-signature': 'v1,eSIYLPAWKD7itmIvrVxjOUt5gUCj7cs0t2qCKZxpzPw=',
  });
});
