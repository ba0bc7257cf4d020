import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { retakeCalls } from '../../server/domains/webhooks/index.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { deliver, type Receiver, startReceiver } from '../support/webhook-receiver.ts';

let app: TestApp;
let receiver: Receiver;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('delete from webhook_calls');
  receiver = await startReceiver();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await receiver.close();
});

const workers: ReturnType<typeof deliver>[] = [];

/** One more worker, for this test. */
function work() {
  const worker = deliver(app);
  workers.push(worker);
  return worker;
}

/** An organisation whose events go to the receiver. */
async function subscribed() {
  const acme = await app.newClient({ invoices: true });
  const made = await acme.post('/webhooks', { name: 'Test', url: receiver.url, events: ['booking.no_show'] });
  expect(made.status).toBe(201);
  return acme;
}

/** Commits events at once: the payload does not matter here. */
async function happen(organisationId: number, count: number): Promise<void> {
  const booking = await app.make.booking(organisationId, await app.make.event());
  await app.sql(
    `insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
     select gen_random_uuid(), r.organisation_id, 'practical-training', 'booking.no_show',
       to_jsonb(r) || jsonb_build_object('marked_at', app_now()), app_now()
     from training_booking_records r, generate_series(1, $2::int) where r.id = $1`,
    [booking.id, count],
  );
}

const eventsSeen = () => new Set(receiver.received.map((one) => one.headers['webhook-id']));
const deliveriesSeen = () => new Set(receiver.received.map((one) => one.headers['x-tdta-delivery-id']));

const allArrive = (count: number) =>
  vi.waitFor(() => expect(eventsSeen().size).toBe(count), { timeout: 25_000, interval: 20 });

test.each([2, 4])('%i workers at once make each attempt once', async (count) => {
  const acme = await subscribed();
  for (let n = 0; n < count; n += 1) work();
  await happen(acme.id, 300);
  await allArrive(300);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(receiver.received).toHaveLength(300);
  expect(deliveriesSeen().size).toBe(300);
  expect(workers.flatMap((worker) => worker.errors)).toEqual([]);
});

test('connections that the database ends in the middle of deliveries lose no event and repeat no attempt', async () => {
  const acme = await subscribed();
  receiver.reply = (response) => setTimeout(() => response.end(), 50);
  work();
  work();
  await happen(acme.id, 200);
  await receiver.got(20);
  await app.endConnections();
  const retaking = setInterval(() => void retakeCalls(app.db).catch(() => undefined), 100);
  await allArrive(200);
  clearInterval(retaking);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(deliveriesSeen().size).toBe(receiver.received.length);
});

test('the clock jumps an hour forward and back: every event arrives once', async () => {
  const acme = await subscribed();
  const worker = work();
  for (const hour of ['10', '11', '09', '10']) {
    await app.freeze(`2026-06-05T${hour}:00:00Z`);
    await happen(acme.id, 15);
  }
  await allArrive(60);
  await worker.stop();
  await app.freeze(null);
  expect(receiver.received).toHaveLength(60);
});

test('an endpoint that never answers holds up no other, and has few calls open at a time', async () => {
  const slow = await startReceiver();
  let open = 0;
  let most = 0;
  slow.reply = () => {
    open += 1;
    most = Math.max(most, open);
  };
  const stuck = await app.newClient({ invoices: true });
  await stuck.post('/webhooks', {
    name: 'stuck',
    url: slow.url,
    events: ['booking.no_show'],
    timeout_seconds: 30,
  });
  const acme = await subscribed();
  const worker = work();
  await happen(stuck.id, 500);
  await slow.got(16);
  await happen(acme.id, 200);
  await allArrive(200);
  await wait(100);
  expect(most).toBe(16);
  await slow.close();
  await worker.stop();
});

test('what a worker had in hand when it died is taken up by another, whatever the clock says', async () => {
  const acme = await subscribed();
  await happen(acme.id, 5);
  const [dead] = await app.sql<{ id: number }>('insert into workers default values returning id');
  await app.sql(`update webhook_calls set status = 'sending', worker_id = $1 where status = 'ready'`, [
    dead?.id,
  ]);
  const worker = work();
  await wait(200);
  expect(receiver.received).toEqual([]);
  expect(await retakeCalls(app.db)).toBe(5);
  await allArrive(5);
  await worker.stop();
  const log = await app.sql<{ error: string; origin: string; attempts: number }>(
    `select error, origin, count(*)::int as attempts from webhook_calls where organisation_id = $1 group by 1, 2 order by 2`,
    [acme.id],
  );
  expect(log).toEqual([
    { error: 'interrupted', origin: 'event', attempts: 5 },
    { error: null, origin: 'retry', attempts: 5 },
  ]);
});

test('calls whose taking was committed but never answered are made all the same, once', async () => {
  const acme = await subscribed();
  let lost = 0;
  const failing: TestApp['db'] = {
    ...app.db,
    async query(statement) {
      const answer = await app.db.query<never>(statement);
      if (statement.name !== 'webhooks-take' || lost > 2 || !JSON.stringify(answer.rows).includes('event_id'))
        return answer;
      lost += 1;
      throw new Error('the connection broke after the commit');
    },
  };
  const worker = deliver({ ...app, db: failing });
  workers.push(worker);
  await happen(acme.id, 40);
  await allArrive(40);
  expect(lost).toBe(3);
  expect(worker.errors).toHaveLength(3);
  expect(receiver.received).toHaveLength(40);
});

test('a job of the queue whose worker died is given back at once', async () => {
  const locked = () => app.sql(`select 1 from graphile_worker._private_jobs where locked_by = 'worker-dead'`);
  await app.sql(`select graphile_worker.add_job('send-mail', '{"notificationId": 1}')`);
  await app.sql(`update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now()`);
  expect(await locked()).not.toEqual([]);
  await app.sql(`insert into workers (job_workers) values ('{worker-dead}')`);
  await retakeCalls(app.db);
  expect(await locked()).toEqual([]);
});
