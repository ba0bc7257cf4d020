import { bookHeldSlot } from '../../server/domains/bookings/index.ts';
import {
  type Checkout,
  captureOnReturn,
  findCheckout,
  type PaymentProvider,
} from '../../server/domains/payments/index.ts';
import { isRefusal } from '../../server/platform/http/problem.ts';
import { janeAtHome } from './bls.ts';
import { runQueuedJobs } from './jobs.ts';
import type { FakeOrder, PayPalObject } from './paypal-account.ts';
import { PayPalServer } from './paypal-server.ts';
import { startTestApp, type TestApp } from './test-app.ts';

/** What a remote session's booking and its money have come to. */
export interface BlsPaymentStory {
  readonly booking_status: string;
  readonly pay_status: string;
  readonly reason: string | null;
  readonly refund_wallet: string | null;
  /** The trainer's time is taken. */
  readonly holds_time: boolean;
  readonly checkout: string;
  /** Payments as `kept` or `late`, with where their refund stands. */
  readonly payments: readonly string[];
  /** What organisations were told, oldest first. */
  readonly told: readonly string[];
}

/** A remote session that its candidate is to pay. */
export interface UnpaidSession {
  readonly id: number;
  readonly checkoutId: number;
}

interface BookOptions {
  readonly date?: string;
  readonly time?: string;
  readonly provider?: PaymentProvider;
}

/** A deployment with PayPal's keys, and the stand-in for PayPal that it talks to. */
export interface BlsPaymentWorld extends TestApp {
  readonly paypal: PayPalServer;
  readonly organisationId: number;
  book(options?: BookOptions): Promise<UnpaidSession>;
  /** Books, and has the job make the order. */
  bookWithOrder(options?: BookOptions): Promise<UnpaidSession & { readonly order: FakeOrder }>;
  /** Books, and has the candidate agree to pay. */
  approved(options?: BookOptions): Promise<UnpaidSession & { readonly order: FakeOrder }>;
  /** Books, and has the candidate pay with money that stays on its way. */
  pending(options?: BookOptions): Promise<UnpaidSession & { readonly order: FakeOrder }>;
  /** The candidate comes back from PayPal. */
  comeBack(booking: UnpaidSession): Promise<void>;
  checkoutOf(booking: UnpaidSession): Promise<Checkout>;
  storyOf(booking: UnpaidSession): Promise<BlsPaymentStory>;
  cancel(booking: UnpaidSession, refund?: boolean): Promise<string>;
  /** Runs what is queued; a retry that waits for its time runs now. */
  work(): Promise<void>;
  /** Ends what a test has begun: all is well at PayPal again, and nothing is left to be paid. */
  clear(): Promise<void>;
  /** Sends an event of PayPal's to the deployment; the status of its answer. */
  tell(event: PayPalObject | undefined): Promise<number>;
}

const unpaid = {
  booking_status: 'pending',
  pay_status: 'pending',
  reason: null,
  refund_wallet: null,
  holds_time: true,
  payments: [],
  told: ['booking.created'],
};

/** What may become of a session that its candidate is to pay. */
export const stories = {
  /** But for its checkout. */
  unpaid,
  booked: {
    ...unpaid,
    booking_status: 'booked',
    pay_status: 'completed',
    checkout: 'paid',
    payments: ['kept'],
    told: ['booking.created', 'booking.confirmed'],
  },
  lapsed: {
    ...unpaid,
    booking_status: 'cancelled',
    pay_status: 'cancelled',
    reason: 'payment_expired',
    holds_time: false,
    checkout: 'closed',
    told: ['booking.created', 'booking.cancelled'],
  },
};

const at = '2026-06-05T10:00:00Z';

/** Starts both, with the platform's clock stopped at 5 June 2026, 11:00 in London. */
export async function startBlsPaymentWorld(): Promise<BlsPaymentWorld> {
  const paypal = await PayPalServer.start();
  const app = await startTestApp(paypal.env);
  const { db, sql, make, makeBls } = app;
  await app.freeze(at);
  await makeBls.prepareCourse();
  const organisationId = (await make.organisation({ products: ['virtual-bls'] })).id;
  const one = async <Row>(text: string, values: readonly unknown[]): Promise<Row> => {
    const [row] = await sql<Row>(text, values);
    if (!row) throw new Error(`no row: ${text}`);
    return row;
  };
  const world: BlsPaymentWorld = {
    ...app,
    paypal,
    organisationId,
    async book({ date = '2026-07-15', time = '09:00', provider = 'paypal' } = {}) {
      await makeBls.trainer();
      const booked = await bookHeldSlot(db, {
        organisationId,
        holdHash: await makeBls.hold(organisationId, { date, time }),
        candidate: janeAtHome,
        payOption: 'candidate_pays',
        bookedBy: 'Agency',
        actor: { kind: 'system', id: null, requestId: null },
        paymentProvider: provider,
      });
      if (isRefusal(booked)) throw new Error(booked.refused);
      const checkout = await findCheckout(db, 'virtual-bls', booked.id);
      return { id: booked.id, checkoutId: checkout?.id ?? 0 };
    },
    async bookWithOrder(options) {
      const booking = await world.book(options);
      await world.work();
      const [order] = paypal.account.ordersOf(booking.checkoutId);
      if (!order) throw new Error('no order was made');
      return { ...booking, order };
    },
    async approved(options) {
      const booking = await world.bookWithOrder(options);
      paypal.account.approve(booking.order.id);
      return booking;
    },
    async pending(options) {
      const booking = await world.approved(options);
      paypal.account.capturesEnd = 'PENDING';
      await world.comeBack(booking);
      paypal.account.capturesEnd = 'COMPLETED';
      return booking;
    },
    comeBack: ({ checkoutId }) => captureOnReturn({ db, ...app.payments }, checkoutId),
    async checkoutOf({ id }) {
      const checkout = await findCheckout(db, 'virtual-bls', id);
      if (!checkout) throw new Error(`booking ${id} has no checkout`);
      return checkout;
    },
    storyOf: ({ id }) =>
      one<BlsPaymentStory>(
        `select b.booking_status, b.pay_status, b.reason, b.refund_wallet, b.allocation_id is not null as holds_time,
           c.status as checkout,
           (select coalesce(json_agg(concat_ws(' ', case when p.is_kept then 'kept' else 'late' end, p.refund_status)
              order by p.id), '[]') from payments p where p.checkout_id = c.id) as payments,
           (select coalesce(json_agg(o.event_type order by o.id), '[]') from outbox o
            where o.product = 'virtual-bls' and o.payload ->> 'id' = b.id::text) as told
         from bls_bookings b join checkouts c on c.product = 'virtual-bls' and c.booking_id = b.id where b.id = $1`,
        [id],
      ),
    async cancel({ id }, refund = true) {
      const row = await one<{ outcome: string }>(
        `select cancel_bls_booking_by_staff($1, null, $2, row ('staff', 1, null)::actor) as outcome`,
        [id, refund],
      );
      return row.outcome;
    },
    async work() {
      await sql('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
      await runQueuedJobs(world);
    },
    async clear() {
      paypal.up();
      paypal.account.capturesEnd = 'COMPLETED';
      paypal.account.refundsEnd = 'COMPLETED';
      for (const { id, status } of paypal.account.captures.values())
        if (status === 'PENDING') paypal.account.decide(id, 'DECLINED');
      await sql('update checkouts set capture_asked_at = null where capture_asked_at is not null');
      const left = await sql<{ id: number }>(`select id from bls_bookings where booking_status = 'pending'`);
      for (const { id } of left) await world.cancel({ id, checkoutId: 0 });
      await world.work();
    },
    async tell(event) {
      if (!event) throw new Error('nothing happened that could be told');
      return (await paypal.deliver(app.url, event)).status;
    },
    async close() {
      await app.close();
      await paypal.stop();
    },
  };
  return world;
}
