import { setTimeout as pause } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { verifyAllAuditChains } from '../../server/domains/audit/index.ts';
import {
  ensureCheckoutSession,
  findCheckout,
  openStripePayments,
  type PaymentServices,
} from '../../server/domains/payments/index.ts';
import { createKeyring } from '../../server/platform/crypto/keyring.ts';
import { createSafeFetch } from '../../server/platform/safe-fetch/safe-fetch.ts';
import { type Answer, call } from '../support/api-client.ts';
import { createFactories, jane, type TestOrganisation } from '../support/factories.ts';
import { databaseEnv, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import type { FakeSession, StripeObject } from '../support/stripe-account.ts';
import { StripeServer } from '../support/stripe-server.ts';
import { testKeyHex } from '../support/test-app.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** What candidates and agencies do with their bookings, in turn. */
const fates = [
  'pays',
  'pays',
  'pays twice',
  'pays, is cancelled',
  'is cancelled, pays',
  'pays late',
  'abandons',
] as const;

interface Booked {
  readonly id: number;
  readonly fate: (typeof fates)[number];
  readonly session: FakeSession;
}

/** Waits for something that another process does, killed and started again several times meanwhile. */
const until = <Result>(what: () => Promise<Result> | Result) =>
  vi.waitFor(what, { timeout: 240_000, interval: 25 });

/** The server that is killed again and again, and everything that goes on around it meanwhile. */
class Ordeal {
  private server: ServerProcess | undefined;
  private readonly undelivered = new Set<Promise<void>>();
  private stepsToLive = Number.POSITIVE_INFINITY;
  private reviving: Promise<void> = Promise.resolve();
  kills = 0;

  constructor(
    readonly database: TestDatabase,
    readonly stripe: StripeServer,
    readonly payments: PaymentServices,
    private killsLeft: number,
    private readonly stepsBetweenKills: number,
  ) {
    stripe.fault = () => {
      this.step();
      return null;
    };
    stripe.account.onEvent = (event) => this.deliver(event);
  }

  get url(): string {
    return this.server?.url ?? 'http://127.0.0.1:9';
  }

  async start(): Promise<void> {
    this.server = await startServerProcess({
      ...databaseEnv(this.database.name),
      ...this.stripe.env,
      RATE_LIMIT_PER_MINUTE: '0',
      DEMO_DATA: 'false',
      LOG_LEVEL: 'silent',
    });
    if (this.killsLeft > 0) this.stepsToLive = 1 + Math.floor(Math.random() * 2 * this.stepsBetweenKills);
  }

  /** Something is under way: the next kill may strike in the middle of it. */
  step(): void {
    this.stepsToLive -= 1;
    if (this.stepsToLive > 0) return;
    this.stepsToLive = Number.POSITIVE_INFINITY;
    this.killsLeft -= 1;
    this.kills += 1;
    // Up to 20 ms later: any point of what this step sets off.
    this.reviving = pause(Math.random() * 20)
      .then(() => this.server?.end('SIGKILL'))
      .then(() => this.start());
  }

  /** Stripe sends a notice until it is taken, now and then twice. */
  private deliver(event: StripeObject): void {
    const copies = Math.random() < 0.2 ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery = until(async () => {
        this.step();
        const { status } = await this.stripe.deliver(this.url, event);
        expect(status).toBe(200);
      });
      const told = delivery.then(() => undefined);
      // a failure is told when it is waited for, in `delivered`, not before
      told.catch(() => undefined);
      this.undelivered.add(told);
    }
  }

  async delivered(): Promise<void> {
    for (const delivery of this.undelivered) {
      await delivery;
      this.undelivered.delete(delivery);
    }
  }

  /** Repeats a call until the server has answered it. */
  async insist(path: string, token: string, key: string, body?: unknown): Promise<Answer> {
    return until(async () => {
      this.step();
      const url = `${this.url}/practical-training/v1${path}`;
      const headers = { 'idempotency-key': key };
      const answer = await call('POST', url, { token, headers, ...(body === undefined ? {} : { body }) });
      expect(answer.status).toBe(201);
      return answer;
    });
  }

  /** Waits until the server runs and nothing is about to kill it. */
  private async calm(): Promise<void> {
    let awaited: Promise<void> | undefined;
    while (awaited !== this.reviving) {
      awaited = this.reviving;
      await awaited;
    }
    this.stepsToLive = Number.POSITIVE_INFINITY;
  }

  async passTime(interval: string): Promise<void> {
    await this.calm();
    await this.database.sql('update platform_clock set offset_by = offset_by + $1::interval', [interval]);
    await this.server?.end('SIGTERM');
    await this.start();
  }

  async end(): Promise<void> {
    this.killsLeft = 0;
    await this.calm();
    await this.server?.end('SIGTERM');
  }
}

const cancel = (database: TestDatabase, id: number) =>
  database.sql(
    `select cancel_training_booking(organisation_id, id, null, row ('system', null, null)::actor)
     from training_bookings where id = $1`,
    [id],
  );

/**
 * The session that its candidate is sent to. The job makes it, and when that died with its worker the pay page does,
 * which here is this process.
 */
async function sessionOf({ database, stripe, payments }: Ordeal, bookingId: number): Promise<FakeSession> {
  const told = async () => {
    const checkout = await findCheckout(database.db, 'practical-training', bookingId);
    const made = stripe.account.sessionsOf(checkout?.id ?? 0);
    const session = made.find(({ url }) => url === checkout?.session_url);
    return { checkoutId: checkout?.id ?? 0, session };
  };
  const byJob = async () => {
    const { session } = await told();
    if (!session) throw new Error(`booking ${bookingId} has no session yet`);
    return session;
  };
  return vi.waitFor(byJob, { timeout: 1500, interval: 25 }).catch(() =>
    until(async () => {
      const { checkoutId } = await told();
      await ensureCheckoutSession({ db: database.db, ...payments }, checkoutId);
      return byJob();
    }),
  );
}

async function bookAndPay(
  ordeal: Ordeal,
  acme: TestOrganisation,
  eventId: number,
  n: number,
): Promise<Booked> {
  const { database, stripe } = ordeal;
  const held = await ordeal.insist(`/training-events/${eventId}/hold?new=true`, acme.token, `hold-${n}`);
  const { hold_hash } = held.body;
  const body = { hold_hash, ...jane, pay_option: 'candidate_pays' };
  const id = Number((await ordeal.insist('/bookings', acme.token, `book-${n}`, body)).body['id']);
  const session = await sessionOf(ordeal, id);
  const fate = fates[n % fates.length] ?? 'pays';
  if (fate === 'is cancelled, pays') await Promise.all([cancel(database, id), stripe.account.force(session)]);
  else if (fate.startsWith('pays') && fate !== 'pays late') stripe.account.pay(session.id);
  if (fate === 'pays twice') stripe.account.force(session);
  if (fate === 'pays, is cancelled') await cancel(database, id);
  return { id, fate, session };
}

/** Every booking with its money, as the database and as Stripe know it. */
async function expectAllSettled({ database, stripe }: Ordeal, booked: readonly Booked[]): Promise<void> {
  const rows = await database.sql<{ id: number; state: string; payments: string[] }>(
    `select b.id, concat_ws(' ', b.booking_status, b.pay_status, b.reason, c.status) as state,
       (select coalesce(json_agg(concat_ws(' ', case when p.is_kept then 'kept' else 'late' end, p.refund_status)
          order by p.is_kept desc, p.id), '[]') from payments p where p.checkout_id = c.id) as payments
     from training_bookings b join checkouts c on c.booking_id = b.id order by b.id`,
  );
  const stories: Record<Booked['fate'], object> = {
    pays: { state: 'booked completed paid', payments: ['kept'] },
    'pays twice': { state: 'booked completed paid', payments: ['kept', 'late refunded'] },
    'pays, is cancelled': { state: 'cancelled refunded requested paid', payments: ['kept refunded'] },
    'is cancelled, pays': {
      state: expect.stringMatching(/^cancelled (refunded requested paid|cancelled requested closed)$/),
      payments: [expect.stringMatching(/^(kept|late) refunded$/)],
    },
    'pays late': { state: 'cancelled cancelled payment_expired closed', payments: ['late refunded'] },
    abandons: { state: 'cancelled cancelled payment_expired closed', payments: [] },
  };
  const expected = [...booked].sort((a, b) => a.id - b.id).map(({ id, fate }) => ({ id, ...stories[fate] }));
  expect(rows).toEqual(expected);
  const kept = rows.filter(({ state }) => state.startsWith('booked')).length;
  const intents = [...stripe.account.intents.values()];
  const atStripePence = intents.reduce((sum, one) => sum + one.amount_received - one.amount_refunded, 0);
  expect(atStripePence).toBe(kept * 8500);
  expect(intents.filter((one) => ![0, 8500].includes(one.amount_refunded))).toEqual([]);
  const seats = await database.sql(
    `select e.id from training_events e where e.held_seats <> 0 or e.booked_seats <>
       (select count(*) from training_bookings b where b.training_event_id = e.id and b.booking_status <> 'cancelled')`,
  );
  expect(seats).toEqual([]);
  expect(await verifyAllAuditChains(database.db)).toEqual([]);
}

/**
 * Has a server make and settle bookings that candidates pay, kills it with SIGKILL again and again in the middle of
 * its work, and then counts bookings, money and seats. Returns how often it was killed.
 */
export async function payWhileKilled(size: { bookings: number; kills: number }): Promise<number> {
  const database = await createTestDatabase();
  const stripe = await StripeServer.start();
  // a booking takes some ten steps: hold, book, session, notice, end of the session, refund ...
  const keyring = createKeyring(testKeyHex);
  const outgoing = createSafeFetch({ allowLoopbackHttp: true });
  const { checkouts } = await openStripePayments({
    fetch: outgoing.fetch,
    secretKey: stripe.env.STRIPE_SECRET_KEY,
    webhookSecret: stripe.env.STRIPE_WEBHOOK_SECRET,
    apiBase: stripe.env.STRIPE_API_BASE,
    deployment: keyring.fingerprint,
  });
  const payments = { stripe: checkouts, paypal: null, keyring, publicUrl: () => 'http://127.0.0.1' };
  const ordeal = new Ordeal(
    database,
    stripe,
    payments,
    size.kills,
    Math.floor((size.bookings * 3) / size.kills),
  );
  try {
    const make = createFactories(database.db, keyring);
    const acme = await make.organisation();
    const events: number[] = [];
    for (let n = 0; n < size.bookings; n += 10) events.push(await make.event({ capacity: 10 }));
    await ordeal.start();
    const booked: Booked[] = [];
    const numbers = Array.from({ length: size.bookings }, (_, n) => n);
    const driver = async (): Promise<void> => {
      for (let n = numbers.shift(); n !== undefined; n = numbers.shift())
        booked.push(await bookAndPay(ordeal, acme, events[Math.floor(n / 10)] ?? 0, n));
    };
    await Promise.all(Array.from({ length: 6 }, driver));
    await ordeal.passTime('31 minutes');
    for (const { id, fate, session } of booked) {
      if (fate !== 'pays late') continue;
      // late is what comes after the booking's end, not only after the session's
      await until(async () =>
        expect((await findCheckout(database.db, 'practical-training', id))?.status).toBe('closed'),
      );
      expect(session.status).toBe('expired');
      stripe.account.force(session);
    }
    await ordeal.delivered();
    // Jobs that died with their worker are taken up by the sweeps, and those run when a worker starts.
    await ordeal.passTime('2 hours');
    await until(async () => {
      const open = await database.sql(
        `select id from checkouts where status in ('new', 'open', 'closing')
         union all select id from payments where refund_status = 'requested'`,
      );
      expect(open).toEqual([]);
    });
    await ordeal.delivered();
    await expectAllSettled(ordeal, booked);
    return ordeal.kills;
  } finally {
    await ordeal.end();
    await outgoing.close();
    await stripe.stop();
    await database.drop();
  }
}
