import { expect } from 'vitest';
import type { z } from 'zod';
import { bookingEvents } from '../../server/domains/bookings/index.ts';
import { certificateEvents } from '../../server/domains/certificates/index.ts';
import { inviteEvents } from '../../server/domains/invites/index.ts';
import { schedulingEvents } from '../../server/domains/scheduling/index.ts';
import { walletEvents } from '../../server/domains/wallet/index.ts';
import type { TestDatabase } from './test-database.ts';

/** Every event type that a domain declares, with the shape of its payload. */
const declared: Record<string, z.ZodType> = {
  ...bookingEvents,
  ...inviteEvents,
  ...certificateEvents,
  ...schedulingEvents,
  ...walletEvents,
};

/** Payloads of an organisation's events of the given types, oldest first; each must have its declared shape. */
export async function announcementsOf(
  { sql }: Pick<TestDatabase, 'sql'>,
  organisationId: number,
  ...types: readonly string[]
): Promise<Record<string, unknown>[]> {
  const rows = await sql<{ event_type: string; payload: Record<string, unknown> }>(
    'select event_type, payload from outbox where organisation_id = $1 and event_type = any($2) order by id',
    [organisationId, types],
  );
  for (const { event_type, payload } of rows) expect(declared[event_type]?.parse(payload)).toEqual(payload);
  return rows.map((row) => row.payload);
}
