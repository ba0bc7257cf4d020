import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { links } from '../../../../tests/support/candidate.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { PayPalServer } from '../../../../tests/support/paypal-server.ts';
import { StripeServer } from '../../../../tests/support/stripe-server.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { endDueBookings } from '../../../domains/bookings/index.ts';
import { book, holdOf } from './booking-calls.fixtures.ts';

let paypal: PayPalServer;
let app: TestApp;
let courseId: number;
beforeAll(async () => {
  paypal = await PayPalServer.start();
  app = await startTestApp(paypal.env);
  await app.freeze('2026-06-03T18:00:00Z');
  courseId = await prepare(app);
});
beforeEach(() => app.freeze('2026-06-03T18:00:00Z'));
afterAll(async () => {
  await app.close();
  await paypal.stop();
});

/** A course that two trainers give. */
async function prepare({ makeBls }: TestApp): Promise<number> {
  const course = await makeBls.course();
  await makeBls.trainer({ courses: [course] });
  await makeBls.trainer({ courses: [course] });
  return course;
}

async function unpaid() {
  const client = await app.newBlsClient();
  const booked = await book(client, await holdOf(client, courseId, {}), 'candidate_pays');
  const id = Number(booked.body['id']);
  await runQueuedJobs(app);
  const order = [...paypal.account.orders.values()].find(({ custom_id }) => custom_id === String(id));
  return { client, booked, id, order: order ?? never() };
}
function never(): never {
  throw new Error('no order was made');
}
const eventsOf = (id: number) =>
  app.sql(
    `select event_type from outbox where product = 'virtual-bls' and payload ->> 'id' = $1 order by id`,
    [String(id)],
  );

test('22: a booking that its candidate pays at PayPal is pending without a room, then booked with one, and booking.confirmed is told once', async () => {
  const { client, booked, id, order } = await unpaid();
  expect([booked.status, booked.body['virtual'], JSON.stringify(booked.body).includes('paypal')]).toEqual([
    201,
    null,
    false,
  ]);
  const notice = paypal.account.approve(order.id);
  await Promise.all([
    fetch(`${app.url}${links.blsPay(id)}?payment=returned`, { redirect: 'manual' }),
    paypal.deliver(app.url, notice),
  ]);
  await runQueuedJobs(app);
  for (const event of paypal.account.events) await paypal.deliver(app.url, event);
  const now = (await client.get(`/bookings/${id}`)).body;
  expect(now).toMatchObject({
    booking_status: 'booked',
    pay_status: 'completed',
    payment_expires_at: null,
    virtual: { zoom_link: expect.stringMatching(/^https:/) },
  });
  expect(await eventsOf(id)).toEqual([
    { event_type: 'booking.created' },
    { event_type: 'booking.confirmed' },
  ]);
  expect(order.captures).toHaveLength(1);
});

test('24: one that nobody pays is cancelled at payment_expires_at, and its slot is free; a later capture is refunded', async () => {
  const { client, id, order } = await unpaid();
  await app.pass('1 day');
  await endDueBookings(app.db);
  await runQueuedJobs(app);
  // the client's token has ended by then too
  await app.freeze('2026-06-03T18:30:00Z');
  expect((await client.get(`/bookings/${id}`)).body).toMatchObject({
    booking_status: 'cancelled',
    pay_status: 'cancelled',
    reason: 'payment_expired',
    refund: null,
    virtual: null,
  });
  expect(
    await app.sql('select 1 from bls_bookings where id = $1 and allocation_id is not null', [id]),
  ).toEqual([]);
  paypal.account.approve(order.id);
  paypal.account.captureOrder(order.id);
  await paypal.deliver(app.url, paypal.account.events.at(-1) ?? {});
  await runQueuedJobs(app);
  expect(order.captures).toMatchObject([{ status: 'REFUNDED' }]);
  expect(await eventsOf(id)).toEqual([
    { event_type: 'booking.created' },
    { event_type: 'booking.cancelled' },
  ]);
});

test('candidate_payment_unavailable: live without PayPal’s keys, also where Stripe’s are set; the hold stays usable', async () => {
  const stripe = await StripeServer.start();
  const live = await startTestApp({
    ...stripe.env,
    STRIPE_API_BASE: 'https://api.stripe.com',
    VERIWARD_MODE: 'live',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'a@example.org',
  });
  const course = await prepare(live);
  const client = await live.newBlsClient({ credits: { [course]: 1 } });
  const soon = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
  const hash = await holdOf(client, course, { date: soon });
  const refused = await book(client, hash, 'candidate_pays');
  expect([refused.status, refused.body['code'], Object.keys(refused.body['errors'] as object)]).toEqual([
    422,
    'candidate_payment_unavailable',
    ['pay_option'],
  ]);
  expect((await book(client, hash, 'credits')).status).toBe(201);
  await live.close();
  await stripe.stop();
});
