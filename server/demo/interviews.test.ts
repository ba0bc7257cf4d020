import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { listInterviews } from '../domains/interviews/index.ts';
import { formatLondon } from '../platform/clock/format.ts';
import { seedInterviews } from './interviews.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql(`insert into organisations (id, hb_client_id, code, name) values
    (1042, '1042', 'ACME001', 'Acme Healthcare'), (1043, '1043', 'BOREA001', 'Borealis Care')`);
});
afterAll(() => database.drop());

test.each(['2026-06-05T10:00:00Z', '2027-12-24T23:30:00Z'])(
  'seeded at %s, the demo has three pages of interviews in every status, winter and summer, one without an interviewer',
  async (now) => {
    await database.sql('delete from interview_bookings');
    await database.sql('delete from interviewers');
    await database.db.transaction((tx) => seedInterviews(tx, new Date(now)));
    const order = { sort: 'created_at', sort_dir: 'desc' } as const;
    const all = { page: 1, per_page: 100 };
    const { rows, total } = await listInterviews(database.db, 1042, {}, order, all);
    expect(total).toBeGreaterThan(40);
    expect([...new Set(rows.map((row) => row.status))].sort()).toEqual([
      'booked',
      'cancelled',
      'completed',
      'no_show',
    ]);
    const offsets = new Set(rows.map((row) => formatLondon(row.starts_at).slice(-6)));
    expect([...offsets].sort()).toEqual(['+00:00', '+01:00']);
    expect(rows.filter((row) => row.interviewer_id === null)).toHaveLength(1);
    expect(
      rows.filter((row) => row.interviewer_name === 'Priya Patel').map((row) => row.interviewer_id),
    ).toContain(12);
    for (const row of rows)
      expect(Date.parse(row.updated_at)).toBeGreaterThanOrEqual(Date.parse(row.created_at));
    expect(await database.sql('select 1 from events_to_mail')).toEqual([]);
  },
);
