import { systemActor } from '../domains/audit/index.ts';
import { registerWebhookEndpoint, settleCalls } from '../domains/webhooks/index.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queryable } from '../platform/db/queryable.ts';
import { prepared } from '../platform/db/sql.ts';
import { isRefusal } from '../platform/http/problem.ts';
import { daysFrom, freezeClock } from './clock.ts';

const subscriber = { organisationId: 1042, product: 'practical-training' };

/** Names of a domain that nobody can have: nothing of the demo is sent to anybody. */
const endpoints = [
  {
    name: 'Rota system',
    url: 'https://rota.acme.example/hooks/veriward',
    events: ['booking_invite.sent', 'booking_invite.opened', 'booking_invite.used', 'booking.created'],
  },
  {
    name: 'Old payroll',
    url: 'https://payroll.acme.example/training',
    events: ['booking.created'],
  },
] as const;

/** Registers the endpoints; what happens from then on is told to them. */
export async function seedWebhooks(tx: Queryable, keyring: Keyring, now: Date): Promise<void> {
  await freezeClock(tx, daysFrom(now, -40, 9));
  for (const { name, url, events } of endpoints) {
    const made = await registerWebhookEndpoint(tx, {
      ...subscriber,
      settings: { name, url, events, timeout_seconds: 10, is_active: true },
      keyring,
      checkTarget: async () => null,
      actor: systemActor,
    });
    if (isRefusal(made)) throw new Error(`the demo could not register an endpoint: ${made.refused}`);
  }
  await freezeClock(tx, null);
}

// as a worker takes them, at the time of their events
const takeAll = prepared<object, { id: number; endpoint: string }>(
  'demo-take-calls',
  `update webhook_calls c set status = 'sending', started_at = c.created_at from webhook_endpoints e
   where e.id = c.endpoint_id and e.organisation_id = 1042 and c.status = 'ready' returning c.id, e.name as endpoint`,
);

/** Settles the calls about the demo's story: one endpoint took them all, the other has been gone for a while. */
export async function settleDemoCalls(tx: Queryable): Promise<void> {
  const taken = await takeAll(tx, {});
  await settleCalls(
    tx,
    taken.map(({ id, endpoint }) =>
      endpoint === endpoints[0].name
        ? {
            id,
            outcome: 'delivered',
            duration_ms: 60 + (id % 9) * 14,
            response_status: 200,
            response_body: '{"ok":true}',
          }
        : {
            id,
            outcome: 'given_up',
            duration_ms: 31,
            response_status: 502,
            response_body: 'Bad gateway',
          },
    ),
  );
}
