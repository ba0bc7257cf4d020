import { setTimeout as wait } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { call, clientOf } from '../support/api-client.ts';
import { startTestServer, type TestServer } from '../support/database.global.ts';
import { createFactories, jane, type TestOrganisation } from '../support/factories.ts';
import { databaseEnv, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { testKeyHex } from '../support/test-key.ts';
import { type Receiver, startReceiver } from '../support/webhook-receiver.ts';

/** Waits for something that other processes do. */
const until = <Result>(what: () => Promise<Result> | Result) =>
  vi.waitFor(what, { timeout: 240_000, interval: 50 });

/** A server process that is started again whenever it was killed. */
class Mortal {
  private server: ServerProcess | undefined;
  private life: Promise<void> = Promise.resolve();

  constructor(private readonly env: Record<string, string>) {}

  async start(): Promise<void> {
    this.server = await startServerProcess(this.env);
  }

  get url(): string {
    return this.server?.url ?? 'http://127.0.0.1:9';
  }

  /** Ends at once whatever it is doing, and is back as soon as it can be. */
  kill(): Promise<void> {
    this.life = this.life.then(async () => {
      await this.server?.end('SIGKILL');
      await this.start();
    });
    return this.life;
  }

  async end(): Promise<void> {
    await this.life;
    await this.server?.end('SIGTERM');
  }
}

/** A receiver that fails now and then, is slow now and then, and so is often in the middle of something. */
async function startMoodyReceiver(): Promise<Receiver> {
  const receiver = await startReceiver();
  receiver.reply = (response) => {
    const mood = Math.random();
    const answer = () => response.writeHead(mood < 0.1 ? 500 : 200).end();
    if (mood > 0.8) setTimeout(answer, 100 * mood);
    else answer();
  };
  return receiver;
}

async function bookOne(servers: readonly Mortal[], acme: TestOrganisation, eventId: number, n: number) {
  const insist = (path: string, body?: unknown) =>
    until(async () => {
      const server = servers[Math.floor(Math.random() * servers.length)];
      const answer = await call('POST', `${server?.url}/practical-training/v1${path}`, {
        token: acme.token,
        headers: { 'idempotency-key': `${path} ${n}` },
        ...(body === undefined ? {} : { body }),
      });
      expect(answer.status).toBe(201);
      return answer.body;
    });
  const { hold_hash } = await insist(`/training-events/${eventId}/hold?new=true`);
  await insist('/bookings', { hold_hash, ...jane, pay_option: 'credits' });
}

/** An event whose transaction is rolled back was never committed: nobody may hear of it. */
async function rollBackAnEvent({ db }: TestDatabase, organisationId: number): Promise<void> {
  const change = new Error('the cause did not happen');
  await db
    .transaction(async (tx) => {
      await tx.query({
        text: `insert into outbox (event_id, organisation_id, product, event_type, payload, occurred_at)
               values (gen_random_uuid(), $1, 'practical-training', 'booking.created', '{}', app_now())`,
        values: [organisationId],
      });
      throw change;
    })
    .catch((error: unknown) => expect(error).toBe(change));
}

async function expectAllTold(
  database: TestDatabase,
  receiver: Receiver,
  told: readonly string[],
): Promise<void> {
  const committed = new Set(told);
  const bodies = new Map<string, string>();
  const deliveryIds = new Set<string>();
  for (const { headers, body } of receiver.received) {
    const id = String(headers['webhook-id']);
    expect(committed).toContain(id);
    expect(bodies.get(id) ?? body).toBe(body);
    bodies.set(id, body);
    deliveryIds.add(String(headers['x-tdta-delivery-id']));
  }
  expect(bodies.size).toBe(committed.size);
  expect(deliveryIds.size).toBe(receiver.received.length);
  const settled = await database.sql<{ events: number; delivered: number }>(
    `select count(distinct event_id) as events, count(distinct event_id) filter (where status = 'delivered') as delivered
     from webhook_calls`,
  );
  expect(settled).toEqual([{ events: committed.size, delivered: committed.size }]);
}

/** A database, two servers on it, a receiver, and an organisation that books and listens. */
async function startStage(database: TestDatabase, bookings: number, server?: TestServer) {
  const receiver = await startMoodyReceiver();
  const env = {
    ...databaseEnv(database.name, server),
    RATE_LIMIT_PER_MINUTE: '0',
    DEMO_DATA: 'false',
    LOG_LEVEL: 'silent',
  };
  const servers = [new Mortal(env), new Mortal(env)];
  await Promise.all(servers.map((one) => one.start()));
  const make = createFactories(database.db, createKeyring(testKeyHex));
  const acme = await make.organisation({ credits: { 1: bookings } });
  const eventId = await make.event({ capacity: bookings });
  const client = clientOf(`${servers[0]?.url}/practical-training/v1`, acme.token);
  const hook = { name: 'Test', url: receiver.url, events: ['booking.created'] };
  expect((await client.post('/webhooks', hook)).status).toBe(201);
  return {
    servers,
    receiver,
    acme,
    /** Books them all, four at a time. */
    async bookAll(afterEach: (n: number) => Promise<void> = async () => undefined): Promise<void> {
      const numbers = Array.from({ length: bookings }, (_, n) => n);
      const driver = async () => {
        for (let n = numbers.shift(); n !== undefined; n = numbers.shift()) {
          await bookOne(servers, acme, eventId, n);
          await afterEach(n);
        }
      };
      await Promise.all([driver(), driver(), driver(), driver()]);
    },
    async end(): Promise<void> {
      await Promise.all(servers.map((one) => one.end()));
      await receiver.close();
      await database.drop();
    },
  };
}

/** Waits until nothing is left to deliver; then every committed event has arrived, and nothing else. */
async function expectAllArrived(database: TestDatabase, receiver: Receiver, bookings: number) {
  await until(async () => {
    // retries are minutes apart: time is moved, the work is not
    await database.sql(`update webhook_calls set due_at = app_now() where status = 'waiting'`);
    const open = await database.sql(
      `select 1 from webhook_calls where status in ('ready', 'waiting', 'sending') limit 1`,
    );
    expect(open).toEqual([]);
  });
  const told = await database.sql<{ event_id: string }>(
    `select event_id from outbox where event_type = 'booking.created'`,
  );
  expect(told).toHaveLength(bookings);
  await expectAllTold(
    database,
    receiver,
    told.map((row) => row.event_id),
  );
  return { events: told.length, requests: receiver.received.length };
}

/**
 * Books in a stream over two servers and kills one of them with SIGKILL again and again. Afterwards every committed
 * event has arrived, under one id and with one body however often, and no attempt was made twice. Returns how many
 * requests the receiver got for how many events.
 */
export async function tellWhileKilled(size: { bookings: number; kills: number }) {
  const database = await createTestDatabase();
  const stage = await startStage(database, size.bookings);
  try {
    let kills = 0;
    const killer = async () => {
      for (; kills < size.kills; kills += 1) {
        await wait(Math.random() * 300);
        await stage.servers[kills % stage.servers.length]?.kill();
      }
    };
    const rollBack = async (n: number) => {
      if (n % 5 === 0) await rollBackAnEvent(database, stage.acme.id);
    };
    await Promise.all([stage.bookAll(rollBack), killer()]);
    return { kills, ...(await expectAllArrived(database, stage.receiver, size.bookings)) };
  } finally {
    await stage.end();
  }
}

/**
 * Books in a stream over two servers while the database server itself is ended again and again, at once and with
 * everything it was doing, and started anew. Afterwards holds what holds after `tellWhileKilled`.
 */
export async function tellWhileDatabaseRestarts(size: { bookings: number; restarts: number }) {
  // what need not reach the disk at once does not reach it before a crash
  const postgres = await startTestServer({ max_connections: '100', wal_writer_delay: '10s' });
  const database = await createTestDatabase({ server: postgres.reached });
  const stage = await startStage(database, size.bookings, postgres.reached);
  try {
    let restarts = 0;
    const restarter = async () => {
      for (; restarts < size.restarts; restarts += 1) {
        await wait(200 + Math.random() * 800);
        const { before, after } = await postgres.restart();
        expect(after).not.toBe(before);
      }
    };
    await Promise.all([stage.bookAll(), restarter()]);
    return { restarts, ...(await expectAllArrived(database, stage.receiver, size.bookings)) };
  } finally {
    await stage.end();
    await postgres.end();
  }
}
