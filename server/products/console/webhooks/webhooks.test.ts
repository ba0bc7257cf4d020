import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
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
  world = await startWebhookWorld(app);
});
afterEach(() => world.close());

const product = 'practical-training';

/** An organisation that listens to bookings by an endpoint that its owner registered in the portal. */
async function registered(settings: object = {}) {
  const acme = await app.newClient({ credits: { 1: 80 } });
  const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
  const all = `/organisations/${acme.id}/webhooks`;
  const made = await owner.post(`${all}/${product}`, {
    name: 'Mine',
    url: world.receiver.url,
    events: ['booking.created', 'booking.created'],
    ...settings,
  });
  const path = `${all}/${product}/${made.body['id']}`;
  return { acme, owner, all, path, made };
}

/** The endpoint's log once so many attempts are finished. */
async function logOf(owner: ConsoleCalls, path: string, finished: number, query = '') {
  const read = async () => (await owner.get(`${path}/deliveries?${query}`)).body['data'] as Json[];
  await expect
    .poll(async () => (await read()).filter((row) => row['status'] !== 'pending').length, { timeout: 10_000 })
    .toBe(finished);
  return read();
}

const missed = 'from=2026-06-05T00:00:00Z';

describe('an endpoint', () => {
  test('is registered with its secret, which signs what arrives and is never told again', async () => {
    const { acme, owner, all, made } = await registered();
    expect(made).toMatchObject({
      status: 201,
      body: { product, events: ['booking.created'], is_active: true, timeout_seconds: 10 },
    });
    const secret = String(made.body['secret']);
    await world.book(acme);
    const [one] = await world.receiver.got(1);
    if (!one) throw new Error('nothing came');
    expectSigned(one, secret);
    const listed = await owner.get(all);
    expect(listed.text).not.toContain(secret);
    expect(listed.body['products']).toMatchObject([
      { product, title: 'Practical Training', header_prefix: 'X-TDTA' },
    ]);
    const kept = await app.sql<{ sealed: string }>(
      `select encode(secret_encrypted, 'escape') as sealed from webhook_endpoints where id = $1`,
      [made.body['id']],
    );
    expect(kept[0]?.sealed).not.toContain(secret);
  });

  test('is changed, paused, resumed, given a new secret and deleted; the trail tells who did', async () => {
    const { owner, all, path, made } = await registered();
    const changed = await owner.patch(path, { name: 'Ours', timeout_seconds: 5, is_active: false });
    expect(changed.body).toMatchObject({ name: 'Ours', timeout_seconds: 5, is_active: false });
    expect((await owner.post(`${path}/test`)).body['code']).toBe('endpoint_inactive');
    await owner.patch(path, { is_active: true });
    const rotated = await owner.post(`${path}/rotate-secret`);
    expect(rotated.body['secret']).not.toBe(made.body['secret']);
    expect((await owner.remove(path)).body).toEqual({ deleted: true });
    expect((await owner.remove(path)).status).toBe(404);
    expect((await owner.get(all)).body['data']).toEqual([]);
    const trail = await app.sql<{ action: string; actor_id: number }>(
      `select action, actor_id from audit_entries where subject_kind = 'webhook_endpoint' and subject_id = $1 order by seq`,
      [made.body['id']],
    );
    expect(trail.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['webhook_endpoint.registered', owner.id],
      ['webhook_endpoint.changed', owner.id],
      ['webhook_endpoint.changed', owner.id],
      ['webhook_endpoint.secret_rotated', owner.id],
      ['webhook_endpoint.deleted', owner.id],
    ]);
  });

  test('hears every wrong field at once', async () => {
    const { owner, all, path } = await registered();
    const fieldsOf = async (answered: ReturnType<ConsoleCalls['post']>) =>
      Object.keys((await answered).body['errors'] as object).sort();
    const wrong = { events: ['booking.created', 'booking.invented'], timeout_seconds: 31 };
    expect(await fieldsOf(owner.post(`${all}/${product}`, wrong))).toEqual([
      'events.1',
      'name',
      'timeout_seconds',
      'url',
    ]);
    expect(await fieldsOf(owner.patch(path, { events: [], name: ' ' }))).toEqual(['events', 'name']);
    expect(await fieldsOf(owner.patch(path, { url: 'https://10.0.0.1/' }))).toEqual(['url']);
    const foreign = await owner.post(`${all}/virtual-bls`, {
      name: 'Not ours',
      url: world.receiver.url,
      events: ['booking.created'],
    });
    expect(foreign.status).toBe(404);
  });

  test('gets a test, which its log shows with both bodies', async () => {
    const { owner, path } = await registered();
    const sent = await owner.post(`${path}/test`);
    expect(sent.status).toBe(202);
    const [one] = await world.receiver.got(1);
    expect(envelope(one)).toMatchObject({ event_id: sent.body['event_id'], event_type: 'webhook.test' });
    await logOf(owner, path, 1);
    const { body } = await owner.get(`${path}/deliveries/${sent.body['delivery_id']}`);
    expect(body).toMatchObject({ status: 'success', request_body: one?.body, response_body: 'noted' });
  });
});

describe('the delivery log', () => {
  test('shows what was sent even where only the event is kept, and says when the next attempt is', async () => {
    const { acme, owner, path } = await registered();
    await world.book(acme);
    const [arrived] = await logOf(owner, path, 1);
    const [one] = await world.receiver.got(1);
    expect((await owner.get(`${path}/deliveries/${arrived?.['id']}`)).body['request_body']).toBe(one?.body);
    world.receiver.reply = 500;
    await world.book(acme);
    const rows = await logOf(owner, path, 2);
    expect(rows.map((row) => [row['status'], row['attempt'], row['response_status']])).toEqual([
      ['pending', 2, null],
      ['failed', 1, 500],
      ['success', 1, 200],
    ]);
    expect(rows[0]?.['due_in_seconds']).toBeGreaterThan(3);
    expect(rows[0]?.['due_in_seconds']).toBeLessThan(7);
    expect(await logOf(owner, path, 1, 'status=failed&event=booking.created')).toHaveLength(1);
    expect(await logOf(owner, path, 0, 'event=booking.cancelled')).toEqual([]);
    const [day] = (await owner.get(`/organisations/${acme.id}/webhooks`)).body['data'] as Json[];
    expect(day?.['health']).toEqual({
      first_hour: '2026-06-04T11:00:00+00:00',
      ok: [...Array(23).fill(0), 1],
      failed: [...Array(23).fill(0), 1],
    });
    const other = await registered();
    const theirs = `${other.path}/deliveries/${arrived?.['id']}`;
    expect((await other.owner.get(theirs)).status).toBe(404);
    expect((await other.owner.post(`${theirs}/resend`)).status).toBe(404);
  });

  test('what was missed is counted beforehand and sent again, one or all', async () => {
    const { acme, owner, path } = await registered();
    await world.book(acme);
    const [first] = await logOf(owner, path, 1);
    await owner.patch(path, { is_active: false });
    await world.book(acme);
    await owner.patch(path, { is_active: true });
    const counts = async () => (await owner.get(`${path}/event-counts?${missed}`)).body;
    expect(await counts()).toEqual({ delivered: 1, pending: 0, failed: 0, never_sent: 1 });
    const again = await owner.post(`${path}/deliveries/${first?.['id']}/resend`);
    expect(again.status).toBe(202);
    await world.receiver.got(2);
    const all = await owner.post(`${path}/resend`, { from: '2026-06-05T00:00:00Z' });
    expect(all).toMatchObject({ status: 202, body: { events: 1 } });
    await world.receiver.got(3);
    await expect.poll(counts).toEqual({ delivered: 2, pending: 0, failed: 0, never_sent: 0 });
    expect((await owner.post(`${path}/resend`, { from: 'x' })).status).toBe(422);
    expect((await owner.get(`${path}/event-counts`)).status).toBe(422);
  });
});

test('another organisation’s endpoint is the same 404 as none, by every way', async () => {
  const mine = await registered();
  const other = await registered();
  const ways = (id: number, endpointId: unknown, of = product): [string, string, object?][] => {
    const path = `/organisations/${id}/webhooks/${of}/${endpointId}`;
    return [
      ['patch', path, { name: 'x' }],
      ['patch', path, { name: '' }],
      ['remove', path],
      ['post', `${path}/rotate-secret`],
      ['post', `${path}/test`],
      ['get', `${path}/deliveries`],
      ['get', `${path}/deliveries/1`],
      ['post', `${path}/deliveries/1/resend`],
      ['get', `${path}/event-counts?${missed}`],
      ['post', `${path}/resend`, { from: '2026-06-05T00:00:00Z' }],
    ];
  };
  const send = ([verb, path, body]: [string, string, object?]) =>
    mine.owner[verb as 'post'](path, body) as ReturnType<ConsoleCalls['post']>;
  const theirId = other.made.body['id'];
  const none = await Promise.all(ways(mine.acme.id, 987654321).map(send));
  for (const theirs of [
    ways(other.acme.id, theirId),
    ways(mine.acme.id, theirId),
    ways(mine.acme.id, mine.made.body['id'], 'virtual-bls'),
  ])
    for (const [index, way] of theirs.entries()) {
      const answered = await send(way);
      expect([way[1], answered.status, answered.text]).toEqual([way[1], 404, none[index]?.text]);
    }
  expect((await mine.owner.get(`/organisations/${other.acme.id}/webhooks`)).status).toBe(404);
});
