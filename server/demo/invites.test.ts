import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { testKeyHex } from '../../tests/support/test-key.ts';
import { listInvites } from '../domains/invites/index.ts';
import { now as databaseNow } from '../platform/clock/clock.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import { seedBase, seedEvents } from './base.ts';
import { seedInvites } from './invites.ts';
import { seedWebhooks, settleDemoCalls } from './webhooks.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the demo has invites at every point of their life, and endpoints that were told of them, one in vain', async () => {
  const keyring = createKeyring(testKeyHex);
  await database.db.transaction(async (tx) => {
    await seedBase(tx);
    const now = await databaseNow(tx);
    const events = await seedEvents(tx, now);
    await seedWebhooks(tx, keyring, now);
    await seedInvites({ tx, keyring }, events, now);
    await settleDemoCalls(tx);
  });
  const { rows } = await listInvites(database.db, 1042, { page: 1, per_page: 100 });
  expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual([
    'expired',
    'opened',
    'sent',
    'used',
    'withdrawn',
  ]);
  const unpaid = await database.sql(
    `select 1 from training_bookings where organisation_id = 1042 and pay_option = 'candidate_pays'
       and pay_status = 'pending' and payment_expires_at > app_now()`,
  );
  expect(unpaid).toHaveLength(1);
  const endpoints = await database.sql(
    `select name, consecutive_failures > 0 as fails, is_active from webhook_endpoints order by id`,
  );
  expect(endpoints).toEqual([
    { name: 'Rota system', fails: false, is_active: true },
    { name: 'Old payroll', fails: true, is_active: true },
  ]);
  const calls = await database.sql<{ status: string }>(
    'select distinct status from webhook_calls order by 1',
  );
  expect(calls.map(({ status }) => status)).toEqual(['delivered', 'given_up']);
  expect(await database.sql('select 1 from events_to_mail')).toEqual([]);
});
