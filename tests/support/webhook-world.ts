import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, vi } from 'vitest';
import { readyCalls } from '../../server/domains/webhooks/index.ts';
import type { ResolveHost } from '../../server/platform/safe-fetch/resolve-host.ts';
import type { Json } from './api-client.ts';
import type { TestApp } from './test-app.ts';
import { deliver, type Received, startReceiver } from './webhook-receiver.ts';

export type WebhookWorld = Awaited<ReturnType<typeof startWebhookWorld>>;

type Client = Awaited<ReturnType<TestApp['newClient']>>;

/** The envelope of a received event. */
export const envelope = (one: Received | undefined) => JSON.parse(one?.body ?? 'null') as Json;

/** Both signatures of a received event are right, over its raw body. */
export function expectSigned({ headers, body }: Received, secret: string, prefix = 'x-tdta'): void {
  const own = createHmac('sha256', secret)
    .update(`${headers[`${prefix}-timestamp`]}.${body}`)
    .digest('hex');
  expect(headers[`${prefix}-signature`]).toBe(`sha256=${own}`);
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
}

/** What a product's receivers and their tests know it by. */
export interface WebhookSide {
  /** The field of an answer that has the secret. */
  readonly secretField: string;
  newClient(app: TestApp): Promise<Client>;
  /** Makes one more booking. */
  book(app: TestApp, client: Client): Promise<{ readonly id: number }>;
}

const trainingSide: WebhookSide = {
  secretField: 'signing_secret',
  newClient: (app) => app.newClient({ credits: { 1: 80 } }),
  book: async (app, client) => app.make.booking(client.id, await app.make.event(), {}, 'credits'),
};

let slots = 0;

/** The same of Virtual BLS. */
export const blsSide: WebhookSide = {
  secretField: 'secret',
  newClient: (app) => app.newBlsClient({ credits: { 1: 80 } }),
  async book(app, client) {
    if (slots % 8 === 0) await app.makeBls.trainer();
    const time = `${String(9 + (slots % 8)).padStart(2, '0')}:00`;
    slots += 1;
    return app.makeBls.booking(client.id, { date: '2026-07-01', time }, {}, 'credits');
  },
};

/** An app whose clock stands at 2026-06-05T10:00:00Z, a worker that delivers, and a receiver. `resolve` stands in for the name servers. */
export async function startWebhookWorld(
  app: TestApp,
  resolve?: ResolveHost,
  side: WebhookSide = trainingSide,
) {
  await app.freeze('2026-06-05T10:00:00Z');
  const receiver = await startReceiver();
  const deliveries = deliver(app, resolve);
  return {
    receiver,

    /** An organisation with an endpoint at the receiver. */
    async subscribed(events: readonly string[] | null = null, settings: object = {}) {
      const acme = await side.newClient(app);
      // these tests move the clock by days
      await app.sql(`update token_pairs set access_expires_at = '2030-01-01' where organisation_id = $1`, [
        acme.id,
      ]);
      const made = await acme.post('/webhooks', { name: 'Test', url: receiver.url, events, ...settings });
      expect(made.status).toBe(201);
      const path = `/webhooks/${made.body['id']}`;
      const endpoint = async () => (await acme.get(path)).body;
      return { acme, path, endpoint, secret: String(made.body[side.secretField]) };
    },

    book: (client: Client) => side.book(app, client),

    /** Lets the next retries fall due. */
    async later(interval: string): Promise<void> {
      await app.pass(interval);
      await readyCalls(app.db);
    },

    /** Waits until an endpoint's log has so many finished attempts, and gives them, newest first. */
    log: (client: Client, path: string, finished: number) =>
      vi.waitFor(
        async () => {
          const rows = (await client.get(`${path}/deliveries?per_page=100`)).body['data'] as Json[];
          const made = rows.filter((row) => row['status'] !== 'pending');
          if (made.length < finished) throw new Error(`${made.length} of ${finished} attempts are finished`);
          return rows;
        },
        { timeout: 10_000, interval: 20 },
      ),

    async close(): Promise<void> {
      await deliveries.stop();
      await receiver.close();
      await app.freeze(null);
      expect(deliveries.errors).toEqual([]);
    },
  };
}
