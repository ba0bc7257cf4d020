import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Json } from '../../../../tests/support/api-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { envelope, startWebhookWorld, type WebhookWorld } from '../../../../tests/support/webhook-world.ts';
import { forgetOldCalls, renewEventOrder } from '../../../domains/webhooks/index.ts';

let app: TestApp;
let world: WebhookWorld;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  world = await startWebhookWorld(app);
});
afterEach(() => world.close());

describe('what was missed', () => {
  test('an earlier delivery is sent again with the same event id and body', async () => {
    const { acme, path } = await world.subscribed(['booking.created']);
    await world.book(acme);
    const [made] = await world.log(acme, path, 1);
    const again = await acme.post(`${path}/deliveries/${made?.['id']}/resend`);
    expect(again.status).toBe(202);
    const [first, second] = await world.receiver.got(2);
    expect(second?.body).toBe(first?.body);
    expect(second?.headers['x-tdta-delivery-id']).toBe(String(again.body['delivery_id']));
    expect((await acme.post(`${path}/deliveries/999999/resend`)).status).toBe(404);
  });

  test('the events of a time are told with what became of each, and those missed are sent again', async () => {
    const { acme, path } = await world.subscribed(['booking.created']);
    await world.book(acme);
    await world.log(acme, path, 1);
    await acme.put(path, { is_active: false });
    await app.pass('1 hour');
    await world.book(acme);
    await acme.put(path, { is_active: true });
    const time = 'from=2026-06-05T09:00:00Z&to=2026-06-05T12:00:00%2B00:00';
    const fates = async () =>
      ((await acme.get(`${path}/events?${time}`)).body['data'] as Json[]).map((row) => row['status']);
    expect(await fates()).toEqual(['delivered', 'never_sent']);
    const resent = await acme.post(`${path}/resend`, { from: '2026-06-05T09:00:00Z' });
    expect(resent).toMatchObject({ status: 202, body: { events: 1 } });
    await world.receiver.got(2);
    await vi.waitFor(async () => expect(await fates()).toEqual(['delivered', 'delivered']));
    expect((await acme.post(`${path}/resend`, { from: '2026-06-05T09:00:00Z' })).body['events']).toBe(0);
    const all = await acme.post(`${path}/resend`, {
      from: '2026-06-05T09:00:00Z',
      to: '2026-06-05T10:30:00Z',
      all: true,
    });
    expect(all.body['events']).toBe(1);
    await world.receiver.got(3);
    expect(
      await acme.post(`${path}/resend`, { from: 'yesterday', to: '2026-02-30T00:00:00Z' }),
    ).toMatchObject({
      status: 422,
      body: { errors: { from: [expect.any(String)], to: [expect.any(String)] } },
    });
  });

  test('the feed tells every event in the order of commits, nothing twice, nothing passed over', async () => {
    const { acme } = await world.subscribed(['booking.created']);
    const feed = async (query: string) => (await acme.get(`/events?${query}`)).body;
    const empty = await feed('');
    expect(empty).toEqual({ data: [], next: '0-0', has_more: false });
    await Promise.all(Array.from({ length: 7 }, () => world.book(acme)));
    const seen: string[] = [];
    let next = '0-0';
    for (;;) {
      const page = await feed(`after=${next}&limit=3`);
      seen.push(...(page['data'] as Json[]).map((event) => String(event['event_id'])));
      next = String(page['next']);
      if (page['has_more'] !== true) break;
    }
    const written = await app.sql<{ event_id: string }>(
      'select event_id from outbox where organisation_id = $1',
      [acme.id],
    );
    expect([...seen].sort()).toEqual(written.map((row) => row.event_id).sort());
    const received = await world.receiver.got(7);
    const told = (await feed('')).data as Json[];
    expect(told.filter((event) => event['event_type'] === 'booking.created')).toEqual(
      expect.arrayContaining(received.map((one) => envelope(one))),
    );
    expect(await acme.get('/events?after=x&limit=101')).toMatchObject({
      status: 422,
      body: { errors: { after: [expect.any(String)], limit: [expect.any(String)] } },
    });
  });

  test('an event whose transaction is still open holds the feed back, so that it is not passed over', async () => {
    const { acme } = await world.subscribed(['booking.no_show']);
    const insert = `insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
      values (gen_random_uuid(), $1, 'practical-training', 'credit_balance.depleted',
        '{"balance": 0, "threshold": 500, "course_id": 1, "course_name": "A"}', app_now())`;
    const count = async () => ((await acme.get('/events')).body['data'] as Json[]).length;
    await app.db.transaction(async (tx) => {
      await tx.query({ text: insert, values: [acme.id] });
      await app.sql(insert, [acme.id]);
      expect(await count()).toBe(0);
    });
    expect(await count()).toBe(2);
  });
});

test('calls and events are forgotten after the time they are kept, what is still to be sent is not', async () => {
  world.receiver.reply = 500;
  const waiting = await world.subscribed(['booking.created']);
  await world.book(waiting.acme);
  await world.log(waiting.acme, waiting.path, 1);
  world.receiver.reply = 200;
  const { acme, path } = await world.subscribed(['booking.created']);
  await world.book(acme);
  await world.log(acme, path, 1);
  const kept = () =>
    app.sql(
      `select (select count(*)::int from webhook_calls where organisation_id = $1) as calls,
         (select count(*)::int from outbox where organisation_id = $1 and event_type = 'booking.created') as events,
         (select count(*)::int from webhook_calls where organisation_id = $2 and status = 'waiting') as waiting`,
      [acme.id, waiting.acme.id],
    );
  await app.sql('delete from events_to_mail');
  await app.pass('29 days');
  await forgetOldCalls(app.db, 30);
  expect(await kept()).toEqual([{ calls: 1, events: 1, waiting: 1 }]);
  await app.pass('2 days');
  await forgetOldCalls(app.db, 30);
  expect(await kept()).toEqual([{ calls: 0, events: 0, waiting: 1 }]);
});

test('after a restore into a cluster that counts transactions anew, the feed goes on behind what was read', async () => {
  const { acme } = await world.subscribed(['booking.created']);
  await world.book(acme);
  const feed = async (after: string) => (await acme.get(`/events?after=${after}`)).body;
  // as if the events had been written where a trillion transactions had gone before
  await app.sql('update outbox set commit_order = commit_order + 1000000000000 where organisation_id = $1', [
    acme.id,
  ]);
  await renewEventOrder(app.db);
  const before = await feed('0-0');
  expect(before['data']).toHaveLength(1);
  await world.book(acme);
  const since = await feed(String(before['next']));
  expect((since['data'] as Json[]).map((event) => event['event_type'])).toEqual(['booking.created']);
});
