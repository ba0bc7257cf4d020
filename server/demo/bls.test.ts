import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { testKeyHex } from '../../tests/support/test-key.ts';
import { listFreeSlots } from '../domains/scheduling/index.ts';
import { now as databaseNow } from '../platform/clock/clock.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import { seedBase } from './base.ts';
import { seedSessions } from './bls.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Row {
  readonly booking_status: string;
  readonly pay_option: string;
  readonly pay_status: string;
  readonly training_status: string;
  readonly equipment_status: string | null;
}

test('the demo has three pages of sessions in every status, free times ahead, and the documented balances', async () => {
  await database.db.transaction(async (tx) => {
    await seedBase(tx);
    await tx.query({ text: 'update organisation_counters set last_created_at = app_now()', values: [] });
    await seedSessions({ tx, keyring: createKeyring(testKeyHex) }, await databaseNow(tx));
  });
  const rows = await database.sql<Row>('select * from bls_booking_records where organisation_id = 1042');
  expect(rows.length).toBeGreaterThan(40);
  const seen = (column: keyof Row) => [...new Set(rows.map((row) => row[column] ?? 'none'))].sort();
  expect(seen('booking_status')).toEqual(['booked', 'cancelled', 'pending']);
  expect(seen('pay_option')).toEqual(['balance', 'candidate_pays', 'credits', 'invoice']);
  expect(seen('pay_status')).toEqual(['cancelled', 'completed', 'pending', 'refunded']);
  expect(seen('training_status')).toEqual(['completed', 'failed', 'no_show', 'pending']);
  expect(seen('equipment_status')).toEqual(['in', 'none', 'out', 'overdue']);
  const balances = await database.sql(
    `select course_id, balance from ledger_accounts where organisation_id = 1042 and product = 'virtual-bls'
     and coalesce(course_id, 1) = 1 order by course_id`,
  );
  expect(balances).toEqual([
    { course_id: 1, balance: 1200 },
    { course_id: null, balance: 34050 },
  ]);
  const [room] = await database.sql(
    `select t.name, b.room_id from trainers t join bls_trainers b on b.trainer_id = t.id where t.id = 3`,
  );
  expect(room).toEqual({ name: 'Dr. Sarah Connor', room_id: '123 456 7890' });
  const today = await database.sql(
    `select 1 from bls_booking_records where trainer_id = 5 and booking_status = 'booked'
     and (starts_at at time zone 'Europe/London')::date = (app_now() at time zone 'Europe/London')::date`,
  );
  expect(today).toHaveLength(1);
  for (const courseId of [1, 2, 3, 4]) {
    const free = await listFreeSlots(database.db, {
      courseId,
      from: undefined,
      to: undefined,
      needsNotice: true,
    });
    expect('slots' in free ? free.slots.length : 0).toBeGreaterThan(20);
  }
  const late = await database.sql(
    'select id from bls_booking_records where created_at > starts_at or created_at > cancelled_at',
  );
  expect(late).toEqual([]);
  expect(
    await database.sql(`select 1 from graphile_worker.jobs where task_identifier = 'mail-invoice'`),
  ).toEqual([]);
  expect(await database.sql('select 1 from events_to_mail')).toEqual([]);
  expect(await database.sql('select 1 from bls_meetings_to_arrange')).toEqual([]);
});
