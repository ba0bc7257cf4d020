import type { TestDatabase } from './test-database.ts';

/** Payloads of an organisation's events of the given types, oldest first. */
export async function announcementsOf(
  { sql }: Pick<TestDatabase, 'sql'>,
  organisationId: number,
  ...types: readonly string[]
): Promise<Record<string, unknown>[]> {
  const rows = await sql<{ payload: Record<string, unknown> }>(
    'select payload from outbox where organisation_id = $1 and event_type = any($2) order by id',
    [organisationId, types],
  );
  return rows.map((row) => row.payload);
}
