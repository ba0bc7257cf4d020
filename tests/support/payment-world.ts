import { bookHeldSeat } from '../../server/domains/bookings/index.ts';
import { type Checkout, findCheckout, type PaymentProvider } from '../../server/domains/payments/index.ts';
import { isRefusal } from '../../server/platform/http/problem.ts';
import { jane } from './factories.ts';
import { runQueuedJobs } from './jobs.ts';
import type { FakeSession, StripeObject } from './stripe-account.ts';
import { StripeServer } from './stripe-server.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** What a booking and its money have come to. */
export interface PaymentStory {
  readonly booking_status: string;
  readonly pay_status: string;
  readonly reason: string | null;
  readonly refund_wallet: string | null;
  readonly checkout: string;
  /** Payments as `kept` or `late`, with where their refund stands. */
  readonly payments: readonly string[];
}

/** A booking that its candidate is to pay. */
export interface UnpaidBooking {
  readonly id: number;
  readonly checkoutId: number;
  readonly eventId: number;
}

interface BookOptions {
  readonly courseId?: number;
  readonly eventId?: number;
  readonly startsAt?: string;
  readonly provider?: PaymentProvider;
  readonly inviteId?: number;
}

/** A deployment with Stripe's keys, and the stand-in for Stripe that it talks to. */
export interface PaymentWorld extends TestApp {
  readonly stripe: StripeServer;
  readonly organisationId: number;
  book(options?: BookOptions): Promise<UnpaidBooking>;
  /** Books, and has the job make the session. */
  bookWithSession(options?: BookOptions): Promise<UnpaidBooking & { readonly session: FakeSession }>;
  checkoutOf(booking: UnpaidBooking): Promise<Checkout>;
  storyOf(booking: UnpaidBooking): Promise<PaymentStory>;
  cancel(booking: UnpaidBooking): Promise<string>;
  /** Free seats of its event. */
  freeSeats(booking: UnpaidBooking): Promise<number>;
  /** Runs what is queued; a retry that waits for its time runs now. */
  work(): Promise<void>;
  /** Sends an event of Stripe's to the deployment; the status of its answer. */
  tell(event: StripeObject): Promise<number>;
}

const at = '2026-06-05T10:00:00Z';

/** Starts both, with the platform's clock stopped at 5 June 2026, 11:00 in London. */
export async function startPaymentWorld(): Promise<PaymentWorld> {
  const stripe = await StripeServer.start();
  const app = await startTestApp(stripe.env);
  const { db, sql, make } = app;
  await app.freeze(at);
  const organisationId = (await make.organisation()).id;
  const one = async <Row>(text: string, values: readonly unknown[]): Promise<Row> => {
    const [row] = await sql<Row>(text, values);
    if (!row) throw new Error(`no row: ${text}`);
    return row;
  };
  const world: PaymentWorld = {
    ...app,
    stripe,
    organisationId,
    async book(options = {}) {
      const { courseId = 1, startsAt = '2026-07-15T09:00:00Z' } = options;
      const eventId = options.eventId ?? (await make.event({ courseId, startsAt }));
      const booked = await bookHeldSeat(db, {
        organisationId,
        holdHash: await make.hold(organisationId, eventId),
        candidate: jane,
        payOption: 'candidate_pays',
        bookedBy: 'Agency',
        actor: { kind: 'system', id: null, requestId: null },
        paymentProvider: options.provider ?? 'stripe',
        ...(options.inviteId === undefined ? {} : { inviteId: options.inviteId }),
      });
      if (isRefusal(booked)) throw new Error(booked.refused);
      const checkout = await findCheckout(db, 'practical-training', booked.id);
      return { id: booked.id, checkoutId: checkout?.id ?? 0, eventId };
    },
    async bookWithSession(options) {
      const booking = await world.book(options);
      await world.work();
      const [session] = stripe.account.sessionsOf(booking.checkoutId);
      if (!session) throw new Error('no session was made');
      return { ...booking, session };
    },
    async checkoutOf({ id }) {
      const checkout = await findCheckout(db, 'practical-training', id);
      if (!checkout) throw new Error(`booking ${id} has no checkout`);
      return checkout;
    },
    storyOf: ({ id }) =>
      one<PaymentStory>(
        `select b.booking_status, b.pay_status, b.reason, b.refund_wallet, c.status as checkout,
           (select coalesce(json_agg(concat_ws(' ', case when p.is_kept then 'kept' else 'late' end, p.refund_status)
              order by p.id), '[]') from payments p where p.checkout_id = c.id) as payments
         from training_bookings b join checkouts c on c.booking_id = b.id where b.id = $1`,
        [id],
      ),
    async cancel({ id }) {
      const row = await one<{ outcome: string }>(
        `select cancel_training_booking(organisation_id, id, null, row ('system', null, null)::actor) as outcome
         from training_bookings where id = $1`,
        [id],
      );
      return row.outcome;
    },
    async freeSeats({ eventId }) {
      const row = await one<{ free: number }>(
        'select capacity - booked_seats as free from training_events where id = $1',
        [eventId],
      );
      return row.free;
    },
    async work() {
      await sql('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
      await runQueuedJobs(world);
    },
    async tell(event) {
      return (await stripe.deliver(app.url, event)).status;
    },
    async close() {
      await app.close();
      await stripe.stop();
    },
  };
  return world;
}
