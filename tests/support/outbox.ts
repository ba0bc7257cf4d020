import { expect } from 'vitest';
import type { z } from 'zod';
import { blsBookingEvents, bookingEvents } from '../../server/domains/bookings/index.ts';
import { blsCertificateEvents, certificateEvents } from '../../server/domains/certificates/index.ts';
import { inviteEvents } from '../../server/domains/invites/index.ts';
import { kitEvents } from '../../server/domains/kits/index.ts';
import { schedulingEvents } from '../../server/domains/scheduling/index.ts';
import { walletEvents } from '../../server/domains/wallet/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { trainingWebhooks } from '../../server/products/practical-training/webhooks/events.ts';
import { blsWebhooks } from '../../server/products/virtual-bls/webhooks/events.ts';
import { webhookDialects } from '../../server/roles/products.ts';
import type { TestDatabase } from './test-database.ts';
import { testKeyHex } from './test-key.ts';

/** Every event type that a domain declares, with the shape of its payload, by product. */
const declared: Record<string, Record<string, z.ZodType>> = {
  'practical-training': {
    ...bookingEvents,
    ...inviteEvents,
    ...certificateEvents,
    ...schedulingEvents,
    ...walletEvents,
  },
  'virtual-bls': { ...blsBookingEvents, ...kitEvents, ...blsCertificateEvents },
};

/** What the docs say that receivers are told, by product and event type. */
const told = new Map(
  [
    { product: 'practical-training', webhooks: trainingWebhooks },
    { product: 'virtual-bls', webhooks: blsWebhooks },
  ].flatMap(({ product, webhooks }) =>
    webhooks.events.map(({ type, data }) => [`${product} ${type}`, data] as const),
  ),
);

const keyring = createKeyring(testKeyHex);

/**
 * Payloads of an organisation's events of the given types, oldest first. Each must have its declared shape, in the
 * outbox and as receivers are told of it.
 */
export async function announcementsOf(
  { sql }: Pick<TestDatabase, 'sql'>,
  organisationId: number,
  ...types: readonly string[]
): Promise<Record<string, unknown>[]> {
  const rows = await sql<{ product: string; event_type: string; payload: Record<string, unknown> }>(
    'select product, event_type, payload from outbox where organisation_id = $1 and event_type = any($2) order by id',
    [organisationId, types],
  );
  for (const { product, event_type, payload } of rows) {
    expect(declared[product]?.[event_type]?.parse(payload)).toEqual(payload);
    const event = { event_id: '', event_type, occurred_at: '2026-06-05T10:00:00+00:00', payload };
    const data = webhookDialects.get(product)?.present(event, { keyring, site: 'https://veriward.test' });
    expect(told.get(`${product} ${event_type}`)?.parse(data)).toEqual(data);
  }
  return rows.map((row) => row.payload);
}
