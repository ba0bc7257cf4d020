import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { at, type Json } from '../../../../tests/support/api-client.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import {
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
  world = await startWebhookWorld(app, async () => ['10.0.0.8']);
});
afterEach(() => world.close());

describe('a delivery', () => {
  test('36: carries the envelope and both signatures over the raw body', async () => {
    const { acme, secret, endpoint, path } = await world.subscribed(['booking.created']);
    const booking = await app.make.booking(
      acme.id,
      await app.make.event(),
      { first_name: 'Zoë', last_name: '<b>李' },
      'credits',
    );
    const [one] = await world.receiver.got(1);
    expect(one?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-tdta-event': 'booking.created',
      'x-tdta-delivery-id': expect.stringMatching(/^\d+$/),
    });
    expect(envelope(one)).toEqual({
      event_id: one?.headers['x-tdta-event-id'],
      event_type: 'booking.created',
      occurred_at: '2026-06-05T10:00:00+00:00',
      data: expect.objectContaining({ id: booking.id, booking_status: 'booked', pay_option: 'credits' }),
    });
    const { payment_url: _due, ...listed } = (await acme.get('/bookings')).body as Json;
    expect(envelope(one)['data']).toEqual((listed['data'] as Json[])[0]);
    expect(Object.keys(envelope(one)['data'] as object)).toHaveLength(14);
    if (one) expectSigned(one, secret);
    await world.log(acme, path, 1);
    expect(await endpoint()).toMatchObject({
      last_delivered_at: '2026-06-05T10:00:00+00:00',
      last_response_code: 200,
      consecutive_failures: 0,
    });
  });

  test('goes to each endpoint that listens, of this organisation only', async () => {
    const other = await world.subscribed();
    const { acme } = await world.subscribed(['booking.created']);
    await acme.post('/webhooks', { name: 'deaf', url: world.receiver.url, events: ['booking.no_show'] });
    await acme.post('/webhooks', { name: 'off', url: world.receiver.url, is_active: false });
    await acme.post('/webhooks', { name: 'second', url: `${world.receiver.url}/second` });
    await world.book(acme);
    const got = await world.receiver.got(2);
    expect(got.map((one) => one.path).sort()).toEqual(['/hook', '/hook/second']);
    await world.log(other.acme, other.path, 0);
    expect((await other.acme.get(`${other.path}/deliveries`)).body['data']).toEqual([]);
  });

  test('36: a retry keeps event id and body, and has a new delivery id, timestamp and signature', async () => {
    world.receiver.reply = 500;
    const { acme, path, secret, endpoint } = await world.subscribed(['booking.created']);
    await world.book(acme);
    await world.receiver.got(1);
    const [first] = await world.log(acme, path, 1);
    expect(first).toMatchObject({ status: 'pending', origin: 'retry', attempt: 2 });
    expect(await endpoint()).toMatchObject({ last_response_code: 500, consecutive_failures: 0 });
    world.receiver.reply = 200;
    await world.later('4 seconds');
    await world.later('2 seconds');
    const [failed, retried] = await world.receiver.got(2);
    expect(retried?.body).toBe(failed?.body);
    expect(retried?.headers['webhook-id']).toBe(failed?.headers['webhook-id']);
    expect(retried?.headers['x-tdta-delivery-id']).not.toBe(failed?.headers['x-tdta-delivery-id']);
    if (retried) expectSigned(retried, secret);
    const made = await world.log(acme, path, 2);
    expect(made.map((row) => row['status'])).toEqual(['success', 'failed']);
    expect(made[1]).toMatchObject({
      attempt: 1,
      final: false,
      response_status: 500,
      response_body: 'noted',
      request_headers: { 'webhook-id': failed?.headers['webhook-id'] },
    });
  });

  test('35: after rotation a pending retry is signed with the new secret', async () => {
    world.receiver.reply = 503;
    const { acme, path, secret } = await world.subscribed(['booking.created']);
    await world.book(acme);
    await world.log(acme, path, 1);
    const rotated = await acme.post(`${path}/rotate-secret`);
    world.receiver.reply = 200;
    await world.later('6 seconds');
    const [, retried] = await world.receiver.got(2);
    if (retried) expectSigned(retried, String(rotated.body['signing_secret']));
    if (retried) expect(() => expectSigned(retried, secret)).toThrow();
  });

  test('36: a redirect is a failure and is not followed', async () => {
    world.receiver.reply = (response) => response.writeHead(302, { location: '/elsewhere' }).end();
    const { acme, path } = await world.subscribed(['booking.created']);
    await world.book(acme);
    const [, first] = await world.log(acme, path, 1);
    expect(first).toMatchObject({ status: 'failed', response_status: 302 });
    expect(world.receiver.received.map((one) => one.path)).toEqual(['/hook']);
  });

  test('a world.receiver that hangs fails after the endpoint’s own time', async () => {
    world.receiver.reply = () => undefined;
    const { acme, path } = await world.subscribed(['booking.created'], { timeout_seconds: 1 });
    await world.book(acme);
    const [, first] = await world.log(acme, path, 1);
    expect(first).toMatchObject({ status: 'failed', response_status: null, error: 'timeout' });
    expect(at(first ?? {}, 'duration_ms')).toBeGreaterThanOrEqual(1000);
  });

  test('an answer of any size and content is kept to 2,000 characters', async () => {
    world.receiver.reply = (response) => response.end(`\0${'é'.repeat(1_000_000)}`);
    const { acme, path } = await world.subscribed(['booking.created']);
    await world.book(acme);
    const [first] = await world.log(acme, path, 1);
    expect(first).toMatchObject({ status: 'success', response_body: `\uFFFD${'é'.repeat(1999)}` });
  });
});

describe('failing', () => {
  test('an event is given up after eight retries, on the documented schedule', async () => {
    world.receiver.reply = 500;
    const { acme, path, endpoint } = await world.subscribed(['booking.created']);
    await world.book(acme);
    const pauses = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const [next] = await world.log(acme, path, attempt);
      const rows = await app.sql<{ pause: number }>(
        'select extract(epoch from due_at - app_now())::float8 as pause from webhook_calls where id = $1',
        [next?.['id']],
      );
      pauses.push(rows[0]?.pause ?? 0);
      await world.later('14 hours');
    }
    const all = await world.log(acme, path, 9);
    expect(all[0]).toMatchObject({ attempt: 9, status: 'failed', final: true });
    expect(world.receiver.received).toHaveLength(9);
    const documented = [5, 60, 300, 1800, 7200, 18_000, 36_000, 43_200];
    for (const [step, pause] of pauses.entries())
      expect(Math.abs(pause / (documented[step] ?? 0) - 1)).toBeLessThanOrEqual(0.1);
    expect(await endpoint()).toMatchObject({ consecutive_failures: 1, is_active: true });
  });

  test('429 with Retry-After puts the next attempt off', async () => {
    world.receiver.reply = (response) => response.writeHead(429, { 'retry-after': '3600' }).end();
    const { acme, path } = await world.subscribed(['booking.created']);
    await world.book(acme);
    const [next] = await world.log(acme, path, 1);
    expect(next?.['due_at']).toBe('2026-06-05T11:00:00+00:00');
  });

  test('37: 410 switches the endpoint off at once, stops its retries and tells the admins', async () => {
    world.receiver.reply = 500;
    const { acme, path, endpoint } = await world.subscribed(['booking.created']);
    const owner = await app.make.person('agency_owner', { organisationId: acme.id });
    const viewer = await app.make.person('agency_viewer', { organisationId: acme.id });
    await world.book(acme);
    await world.log(acme, path, 1);
    world.receiver.reply = 410;
    await world.book(acme);
    await vi.waitFor(async () => expect(await endpoint()).toMatchObject({ is_active: false }));
    expect(await endpoint()).toMatchObject({ last_response_code: 410 });
    await world.later('1 day');
    const states = (await acme.get(`${path}/deliveries`)).body['data'] as Json[];
    expect(states.filter((row) => row['status'] === 'pending')).toEqual([]);
    expect(world.receiver.received).toHaveLength(2);
    await runQueuedJobs(app);
    const mails = await app.sql<{ to_address: string; text: string; html: string }>(
      `select to_address, text, html from mails where subject like '%was switched off%'`,
    );
    expect(mails.map((mail) => mail.to_address)).toEqual([owner.email]);
    expect(mails[0]?.text).toContain('410');
    expect(mails[0]?.html).toContain(world.receiver.url);
    expect(mails[0]?.text).not.toContain(viewer.email);
  });

  test('37: the twentieth event given up in a row switches it off; PUT is_active true starts anew', async () => {
    const { acme, path, endpoint } = await world.subscribed(['booking.created']);
    await app.sql('update webhook_endpoints set max_retries = 0 where organisation_id = $1', [acme.id]);
    world.receiver.reply = 500;
    for (let event = 1; event <= 19; event += 1) await world.book(acme);
    await vi.waitFor(
      async () => expect(await endpoint()).toMatchObject({ consecutive_failures: 19 }),
      10_000,
    );
    world.receiver.reply = 200;
    await world.book(acme);
    await vi.waitFor(async () => expect(await endpoint()).toMatchObject({ consecutive_failures: 0 }), 10_000);
    world.receiver.reply = 500;
    for (let event = 1; event <= 20; event += 1) await world.book(acme);
    await vi.waitFor(async () => expect(await endpoint()).toMatchObject({ is_active: false }), 10_000);
    expect(await endpoint()).toMatchObject({ consecutive_failures: 20 });
    await world.book(acme);
    expect(await acme.post(`${path}/test`)).toMatchObject({
      status: 422,
      body: { code: 'endpoint_inactive' },
    });
    expect((await acme.put(path, { is_active: true })).body).toMatchObject({
      is_active: true,
      consecutive_failures: 0,
    });
    expect(world.receiver.received).toHaveLength(40);
  });

  test('switching off and deleting stop pending retries for good', async () => {
    world.receiver.reply = 500;
    const off = await world.subscribed(['booking.created']);
    const gone = await world.subscribed(['booking.created']);
    for (const { acme, path } of [off, gone]) {
      await world.book(acme);
      await world.log(acme, path, 1);
    }
    await off.acme.put(off.path, { is_active: false });
    await gone.acme.delete(gone.path);
    await off.acme.put(off.path, { is_active: true });
    await world.later('1 day');
    const open = await app.sql(
      `select 1 from webhook_calls where organisation_id = any($1) and status in ('ready', 'waiting')`,
      [[off.acme.id, gone.acme.id]],
    );
    expect(open).toEqual([]);
    expect(world.receiver.received).toHaveLength(2);
  });
});

describe('a test event', () => {
  test('38: reaches an endpoint that is not subscribed to it, once, and counts nowhere', async () => {
    world.receiver.reply = 500;
    const { acme, path, endpoint, secret } = await world.subscribed(['booking.no_show']);
    const queued = await acme.post(`${path}/test`);
    expect(queued).toMatchObject({ status: 200, body: { message: 'Test event queued.' } });
    const [one] = await world.receiver.got(1);
    expect(envelope(one)).toEqual({
      event_id: queued.body['event_id'],
      event_type: 'webhook.test',
      occurred_at: '2026-06-05T10:00:00+00:00',
      data: { message: 'Test delivery', endpoint_id: (await endpoint())['id'] },
    });
    if (one) expectSigned(one, secret);
    const made = await world.log(acme, path, 1);
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ origin: 'test', status: 'failed', final: true });
    await world.later('1 day');
    expect(await endpoint()).toMatchObject({ consecutive_failures: 0, last_response_code: 500 });
    expect(world.receiver.received).toHaveLength(1);
    expect((await acme.get('/events')).body['data']).toEqual([]);
  });
});
