import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLedger } from '../../server/domains/wallet/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { call } from '../support/api-client.ts';
import { createFactories, type Factories, jane } from '../support/factories.ts';
import { databaseEnv, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { testKeyHex } from '../support/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let make: Factories;
let servers: ServerProcess[];

beforeAll(async () => {
  database = await createTestDatabase();
  make = createFactories(database.db, createKeyring(testKeyHex));
  const env = { ...databaseEnv(database.name), RATE_LIMIT_PER_MINUTE: '0', DEMO_DATA: 'false' };
  servers = await Promise.all([startServerProcess(env), startServerProcess(env)]);
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
  await database.drop();
});

const base = (client: number): string => `${servers[client % 2]?.url}/practical-training/v1`;

test('17: 500 clients of 20 organisations on the last 10 seats, over two processes, get exactly 10 bookings', async () => {
  const organisations = await Promise.all(
    Array.from({ length: 20 }, () => make.organisation({ invoices: true })),
  );
  const event = await make.event({ capacity: 10 });
  const book = async (client: number): Promise<number> => {
    const { token } = organisations[client % 20] ?? { token: '' };
    const held = await call('POST', `${base(client)}/training-events/${event}/hold?new=true`, { token });
    if (held.status !== 201) return held.status;
    const body = { hold_hash: held.body['hold_hash'], ...jane, pay_option: 'inv' };
    return (await call('POST', `${base(client + 1)}/bookings`, { token, body })).status;
  };
  const statuses = await Promise.all(Array.from({ length: 500 }, (_, client) => book(client)));
  expect(statuses.filter((status) => status === 201)).toHaveLength(10);
  expect(statuses.filter((status) => status === 422)).toHaveLength(490);
  const [seats] = await database.sql(
    `select booked_seats, held_seats, (select count(*) from training_bookings where training_event_id = $1) as bookings
     from training_events where id = $1`,
    [event],
  );
  expect(seats).toEqual({ booked_seats: 10, held_seats: 0, bookings: 10 });
});

test('22: 200 parallel bookings on a wallet of 50 credits, over two processes, give exactly 50; the ledger is the balance', async () => {
  const acme = await make.organisation({ credits: { 1: 50 } });
  const event = await make.event({ capacity: 200 });
  // straight into the table: one organisation may hold only 20 seats of an event
  const holds = await Promise.all(Array.from({ length: 200 }, makeHold));
  const book = (hold_hash: string, client: number) =>
    call('POST', `${base(client)}/bookings`, {
      token: acme.token,
      body: { hold_hash, ...jane, pay_option: 'credits' },
    });
  const answers = await Promise.all(holds.map(book));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(50);
  expect(answers.filter((answer) => answer.body['code'] === 'insufficient_credits')).toHaveLength(150);
  const [sums] = await database.sql(
    `select (select balance from ledger_accounts where organisation_id = $1) as balance,
       (select sum(case type when 'deposit' then amount else -amount end)::int from ledger_transfers where organisation_id = $1) as ledger,
       (select count(*) from training_bookings where organisation_id = $1) as bookings,
       (select array_agg(organisation_seq order by id) from training_bookings where organisation_id = $1) = (select array_agg(n) from generate_series(1::bigint, 50) n) as numbered`,
    [acme.id],
  );
  expect(sums).toEqual({ balance: 0, ledger: 0, bookings: 50, numbered: true });
  expect(await verifyLedger(database.db)).toEqual([]);

  async function makeHold(): Promise<string> {
    const [row] = await database.sql<{ hash: string }>(`select md5(random()::text) as hash`);
    const hash = row?.hash ?? '';
    await database.sql(
      `with held as (update training_events set held_seats = held_seats + 1 where id = $1)
       insert into seat_holds (training_event_id, organisation_id, kind, token_sha256, token_nonce, created_at, expires_at)
       values ($1, $2, 'api', sha256($3::text::bytea), '\\x00', app_now(), app_now() + interval '30 minutes')`,
      [event, acme.id, hash],
    );
    return hash;
  }
});
