import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jane } from '../../../tests/support/factories.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

describe('Idempotency-Key', () => {
  const bookWith = async (
    acme: Awaited<ReturnType<typeof newClient>>,
    key: string,
    body: object,
    path = '/bookings',
  ) => acme.post(path, body, { headers: { 'idempotency-key': key } });

  test('39: the same key and body give one booking and a replay; another body is 422', async () => {
    const acme = await newClient({ credits: { 1: 5 } });
    const hold_hash = await app.make.hold(acme.id, await app.make.event());
    const body = { hold_hash, ...jane, pay_option: 'credits' };
    const first = await bookWith(acme, 'booking 1', body);
    const second = await bookWith(acme, 'booking 1', Object.fromEntries(Object.entries(body).reverse()));
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(await bookWith(acme, 'booking 1', { ...body, first_name: 'Joan' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    expect(
      await app.sql('select count(*) as n from training_bookings where organisation_id = $1', [acme.id]),
    ).toEqual([{ n: 1 }]);
  });

  test('39: after a 422 the key is free', async () => {
    const acme = await newClient({ credits: { 1: 5 } });
    const hold_hash = await app.make.hold(acme.id, await app.make.event());
    const body = { hold_hash, ...jane, pay_option: 'inv' };
    expect((await bookWith(acme, 'k', body)).body['code']).toBe('invoice_not_enabled');
    expect((await bookWith(acme, 'k', { ...body, pay_option: 'credits' })).status).toBe(201);
  });

  test('the key belongs to organisation and path, and lives 24 hours', async () => {
    await app.freeze('2027-01-01T00:00:00Z');
    const [acme, other] = [await newClient(), await newClient()];
    const [event, elsewhere] = [
      await app.make.event({ startsAt: '2027-06-01T09:00:00Z' }),
      await app.make.event({ startsAt: '2027-06-01T09:00:00Z' }),
    ];
    const first = await bookWith(acme, 'k', {}, `/training-events/${event}/hold`);
    expect((await bookWith(other, 'k', {}, `/training-events/${event}/hold`)).status).toBe(201);
    expect(
      (await bookWith(acme, 'k', {}, `/training-events/${elsewhere}/hold`)).headers.get(
        'idempotency-replayed',
      ),
    ).toBeNull();
    expect((await bookWith(acme, 'k', {}, `/training-events/${event}/hold`)).text).toBe(first.text);
    expect((await bookWith(acme, 'k', {}, `/training-events/${event}/hold?new=true`)).body['code']).toBe(
      'idempotency_key_reused',
    );
    await app.sql(`update token_pairs set access_expires_at = '2028-01-01' where organisation_id = $1`, [
      acme.id,
    ]);
    await app.pass('24 hours');
    const later = await bookWith(acme, 'k', {}, `/training-events/${event}/hold`);
    expect(later.headers.get('idempotency-replayed')).toBeNull();
    expect(later.body['hold_hash']).not.toBe(first.body['hold_hash']);
    await app.freeze(null);
  });

  test('while the first request runs the second is 409, and nothing happens twice', async () => {
    const acme = await newClient({ credits: { 1: 5 } });
    const event = await app.make.event();
    const body = { hold_hash: await app.make.hold(acme.id, event), ...jane, pay_option: 'credits' };
    const first = await app.db.transaction(async (tx) => {
      await tx.query({ text: 'select from training_events where id = $1 for update', values: [event] });
      const running = bookWith(acme, 'slow', body);
      const waiting = () => app.sql('select 1 from pg_locks where not granted');
      await expect.poll(waiting, { timeout: 15_000 }).not.toEqual([]);
      expect(await bookWith(acme, 'slow', body)).toMatchObject({
        status: 409,
        body: { code: 'idempotency_in_flight' },
      });
      return { running };
    });
    expect((await first.running).status).toBe(201);
    expect((await bookWith(acme, 'slow', body)).headers.get('idempotency-replayed')).toBe('true');
  });

  test('answers are kept encrypted', async () => {
    const acme = await newClient();
    const event = await app.make.event();
    const held = await bookWith(acme, 'secret', {}, `/training-events/${event}/hold`);
    const [row] = await app.sql<{ body: Buffer }>(
      'select body_encrypted as body from idempotency_keys where scope like $1',
      [`organisation:${acme.id} %`],
    );
    expect(row?.body.toString('latin1')).not.toContain(String(held.body['hold_hash']));
  });

  test.each(['', 'x'.repeat(256), 'caf\u00e9'])('the key %j is 422', async (key) => {
    const acme = await newClient();
    const event = await app.make.event();
    const answer = await bookWith(acme, key, {}, `/training-events/${event}/hold`);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'validation_failed', errors: { 'Idempotency-Key': [expect.any(String)] } },
    });
  });
});
