import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import {
  listPartners,
  listStaffReferrals,
  referralOutcomes,
  referralStatuses,
} from '../domains/referrals/index.ts';
import { seedReferrals } from './referrals.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql(`insert into organisations (id, hb_client_id, code, name) values
    (1042, '1042', 'ACME001', 'Acme Healthcare'), (1043, '1043', 'BOREA001', 'Borealis Care')`);
});
afterAll(() => database.drop());

test('the demo has referrals in every state and with every outcome, likely duplicates, and nobody is mailed of history', async () => {
  await database.db.transaction((tx) => seedReferrals(tx, new Date('2027-12-24T23:30:00Z')));
  const page = { page: 1, per_page: 100, sort: 'due' } as const;
  const { rows } = await listStaffReferrals(database.db, {}, { timeZone: 'America/Vancouver' }, page);
  expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual([...referralStatuses].sort());
  const outcomes = new Set(rows.flatMap(({ outcome }) => outcome ?? []));
  expect([...outcomes].sort()).toEqual([...referralOutcomes].sort());
  expect(rows.some(({ open_matches }) => open_matches > 0)).toBe(true);
  expect(await database.sql('select 1 from referrals where digest_id is null and not is_sandbox')).toEqual(
    [],
  );
  const partners = await listPartners(database.db, { page: 1, per_page: 10 });
  const told = partners.rows.map(({ identifier, contacts }) => [
    identifier,
    contacts.map((one) => one.email),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    'Acme-Healthcare': ['john.doe@acme.co.uk'],
    'Borealis-Care': [],
    'Testxxx-Referral-Partner': [],
  });
});
