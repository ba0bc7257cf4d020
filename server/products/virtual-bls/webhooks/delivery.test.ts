import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import type { Received } from '../../../../tests/support/webhook-receiver.ts';
import {
  blsSide,
  envelope,
  expectSigned,
  startWebhookWorld,
  type WebhookWorld,
} from '../../../../tests/support/webhook-world.ts';

let app: TestApp;
let world: WebhookWorld;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  // whoever controls a name can change where it leads after it was registered
  world = await startWebhookWorld(app, async () => ['10.0.0.8'], blsSide);
});
afterEach(() => world.close());

const headerOf = (one: Received | undefined, name: string) => one?.headers[name];

/** The same event in another attempt. */
function expectRetryOf(first: Received | undefined, retried: Received | undefined): void {
  expect(retried?.body).toBe(first?.body);
  for (const same of ['webhook-id', 'x-bls-event-id'])
    expect(headerOf(retried, same)).toBe(headerOf(first, same));
  expect(headerOf(retried, 'x-bls-delivery-id')).not.toBe(headerOf(first, 'x-bls-delivery-id'));
  const second = (one: Received | undefined) => Number(headerOf(one, 'x-bls-timestamp'));
  expect(second(retried)).toBeGreaterThanOrEqual(second(first));
}

test('33: a delivery has both signatures; a retry has the same body and event id, a new delivery id and timestamp', async () => {
  world.receiver.reply = 500;
  const { acme, path, secret } = await world.subscribed(['booking.created']);
  const booking = await world.book(acme);
  const [first] = await world.receiver.got(1);
  expect(envelope(first)).toEqual({
    event_id: headerOf(first, 'x-bls-event-id'),
    event_type: 'booking.created',
    occurred_at: '2026-06-05T10:00:00+00:00',
    data: expect.objectContaining({ id: booking.id, training_status: 'pending', equipment_status: null }),
  });
  expect(Object.keys(envelope(first)['data'] as object)).toHaveLength(15);
  await world.log(acme, path, 1);
  world.receiver.reply = 200;
  await world.later('6 seconds');
  const both = await world.receiver.got(2);
  expectRetryOf(first, both[1]);
  for (const one of both) expectSigned(one, secret, 'x-bls');
});

test('34: after rotation a pending retry verifies with the new secret only', async () => {
  world.receiver.reply = 503;
  const { acme, path, secret } = await world.subscribed(['booking.created']);
  await world.book(acme);
  await world.log(acme, path, 1);
  const rotated = await acme.post(`${path}/rotate-secret`);
  world.receiver.reply = 200;
  await world.later('6 seconds');
  const [, retried] = await world.receiver.got(2);
  if (retried) expectSigned(retried, String(rotated.body['secret']), 'x-bls');
  if (retried) expect(() => expectSigned(retried, secret, 'x-bls')).toThrow();
});

test('35: a name that has moved to a private address is not connected to', async () => {
  const { acme, path } = await world.subscribed(['booking.created'], {
    url: 'https://moved.example.org/hook',
  });
  await world.book(acme);
  const [, first] = await world.log(acme, path, 1);
  expect(first).toMatchObject({ status: 'failed', error: 'address_not_allowed', response_status: null });
});

test('36: twenty given-up events switch the endpoint off; PUT is_active true resets the counter', async () => {
  const { acme, path, endpoint } = await world.subscribed(['booking.created']);
  await app.sql('update webhook_endpoints set max_retries = 0 where organisation_id = $1', [acme.id]);
  world.receiver.reply = 500;
  for (let event = 1; event <= 19; event += 1) await world.book(acme);
  await vi.waitFor(async () => expect(await endpoint()).toMatchObject({ consecutive_failures: 19 }), 10_000);
  expect(await endpoint()).toMatchObject({ is_active: true });
  await world.book(acme);
  await vi.waitFor(async () => expect(await endpoint()).toMatchObject({ is_active: false }), 10_000);
  expect(await acme.post(`${path}/test`)).toMatchObject({ status: 422, body: { code: 'endpoint_inactive' } });
  expect((await acme.put(path, { is_active: true })).body).toMatchObject({
    is_active: true,
    consecutive_failures: 0,
  });
});

test('37: webhook.test reaches an endpoint that is not subscribed to it, and its failure does not count', async () => {
  world.receiver.reply = 500;
  const { acme, path, endpoint, secret } = await world.subscribed(['booking.created']);
  const queued = await acme.post(`${path}/test`);
  expect(queued).toMatchObject({ status: 200, body: { message: 'Test event queued.' } });
  const [one] = await world.receiver.got(1);
  expect(envelope(one)).toEqual({
    event_id: queued.body['event_id'],
    event_type: 'webhook.test',
    occurred_at: '2026-06-05T10:00:00+00:00',
    data: { message: 'Test event from Virtual BLS.', endpoint_id: (await endpoint())['id'] },
  });
  if (one) expectSigned(one, secret, 'x-bls');
  const [made] = await world.log(acme, path, 1);
  expect(made).toMatchObject({ status: 'failed', origin: 'test', final: true });
  await world.later('1 day');
  expect(world.receiver.received).toHaveLength(1);
  expect(await endpoint()).toMatchObject({ consecutive_failures: 0 });
});
