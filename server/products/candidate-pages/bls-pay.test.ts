import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BlsPaymentWorld, startBlsPaymentWorld } from '../../../tests/support/bls-payment-world.ts';
import { candidateOf, links, type Page } from '../../../tests/support/candidate.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { endDueBookings } from '../../domains/bookings/index.ts';

let world: BlsPaymentWorld;
beforeAll(async () => {
  world = await startBlsPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));
afterEach(() => world.clear());

const leadsTo = (page: Page) => [page.status, page.headers.get('location')];

/** A page of the candidate's, followed as far as the payment page itself goes. */
const look = async (path: string): Promise<Page> => {
  const response = await fetch(new URL(path, world.url), { redirect: 'manual' });
  const html = await response.text();
  return { status: response.status, url: path, headers: response.headers, html, text: html };
};

describe('the payment page of a remote session', () => {
  test('22: forwards to the order’s approval link; the return takes the money and leads to the booking', async () => {
    const booking = await world.book();
    const forwarded = await look(links.blsPay(booking.id));
    const [order] = world.paypal.account.ordersOf(booking.checkoutId);
    expect(leadsTo(forwarded)).toEqual([303, `https://www.paypal.test/checkoutnow?token=${order?.id}`]);
    world.paypal.account.approve(order?.id ?? '');
    const back = String(JSON.stringify(order?.body).match(/"return_url":"([^"]*)"/)?.[1]);
    expect(back).toBe(`${world.url}${links.blsPay(booking.id)}?payment=returned`);
    expect(leadsTo(await look(`${back.slice(world.url.length)}&token=${order?.id}&PayerID=X`))).toEqual([
      303,
      links.blsBooking(booking.id),
    ]);
    expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'booked', payments: ['kept'] });
    expect(leadsTo(await look(links.blsPay(booking.id)))).toEqual([303, links.blsBooking(booking.id)]);
  });

  test('lets a candidate who left PayPal choose again, and does not send them straight back', async () => {
    const booking = await world.bookWithOrder();
    const page = await look(`${links.blsPay(booking.id)}?payment=left`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('You have not paid yet');
    expect(page.html).toContain(`href="${links.blsPay(booking.id)}"`);
    expect(page.text).toContain('By video, wherever you are');
  });

  test('says that a payment was declined, and offers another', async () => {
    const booking = await world.bookWithOrder();
    world.paypal.account.approve(booking.order.id);
    world.paypal.account.capturesEnd = 'INSTRUMENT_DECLINED';
    const returned = await look(`${links.blsPay(booking.id)}?payment=returned`);
    expect(leadsTo(returned)).toEqual([303, `${links.blsPay(booking.id)}?payment=refused`]);
    const page = await look(`${links.blsPay(booking.id)}?payment=refused`);
    expect(page.text).toContain('The payment was declined');
    const [, location] = leadsTo(await look(links.blsPay(booking.id)));
    expect(location).toMatch(/checkoutnow/);
    expect(location).not.toContain(booking.order.id);
  });

  test('while money is on its way offers no second payment, and looks again by itself', async () => {
    const booking = await world.bookWithOrder();
    world.paypal.account.approve(booking.order.id);
    world.paypal.account.capturesEnd = 'PENDING';
    for (const path of ['?payment=returned', '', '?payment=left']) {
      const page = await look(links.blsPay(booking.id) + path);
      expect(page.status).toBe(200);
      expect(page.text).toContain('We are checking your payment');
      expect(page.html).toContain('http-equiv="refresh"');
    }
    expect(booking.order.captures).toHaveLength(1);
  });

  test('waits while PayPal does not answer, going there and coming back', async () => {
    const booking = await world.book();
    world.paypal.down();
    const there = await look(links.blsPay(booking.id));
    expect([there.status, there.headers.get('retry-after')]).toEqual([503, '6']);
    expect(there.text).toContain('PayPal does not answer at the moment');
    world.paypal.up();
    await world.work();
    const [order] = world.paypal.account.ordersOf(booking.checkoutId);
    world.paypal.account.approve(order?.id ?? '');
    world.paypal.down();
    const back = await look(`${links.blsPay(booking.id)}?payment=returned`);
    expect([back.status, back.text.includes('We are checking your payment')]).toEqual([200, true]);
    world.paypal.up();
    await world.work();
    expect(leadsTo(await look(`${links.blsPay(booking.id)}?payment=returned`))).toEqual([
      303,
      links.blsBooking(booking.id),
    ]);
  });

  test('24: takes nothing once the time is over', async () => {
    const booking = await world.bookWithOrder();
    world.paypal.account.approve(booking.order.id);
    await world.pass('1 day');
    for (const path of ['', '?payment=returned'])
      expect(leadsTo(await look(links.blsPay(booking.id) + path))).toEqual([
        303,
        links.blsBooking(booking.id),
      ]);
    await endDueBookings(world.db);
    await world.work();
    await look(`${links.blsPay(booking.id)}?payment=returned`);
    expect(booking.order.captures).toEqual([]);
    expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'cancelled', payments: [] });
  });

  test('is closed to links of another product, kind or booking, and to what is not paid by its candidate', async () => {
    const booking = await world.book();
    const { id } = await world.make.organisation({ products: ['virtual-bls'], invoices: true });
    await world.makeBls.trainer();
    const invoiced = await world.makeBls.booking(id, { date: '2026-07-20', time: '09:00' });
    const wrong = [
      links.pay(booking.id).replace('practical-training', 'virtual-bls'),
      links.blsPay(booking.id).replace('virtual-bls', 'practical-training'),
      links.blsBooking(booking.id).replace('/booking/', '/pay/'),
      `${links.blsPay(booking.id)}1`,
      links.blsPay(999_999),
      links.blsPay(invoiced.id),
    ];
    const pages = await Promise.all(wrong.map(look));
    expect(pages.map(({ status }) => status)).toEqual([410, 410, 410, 410, 410, 410]);
  });

  test('of a booking that was begun in the sandbox says that the test is over, and leads on to PayPal', async () => {
    const booking = await world.book({ provider: 'sandbox' });
    const page = await look(links.blsPay(booking.id));
    expect([page.status, page.text.includes('Payments are real now')]).toEqual([409, true]);
    expect(leadsTo(await look(links.blsPay(booking.id)))).toEqual([
      303,
      expect.stringMatching(/checkoutnow/),
    ]);
    expect(await world.checkoutOf(booking)).toMatchObject({ provider: 'paypal', status: 'open' });
  });
});

describe('the simulated gateway of a sandbox', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.freeze('2026-06-05T10:00:00Z');
  });
  afterAll(() => app.close());

  test('says that no money moves; declined, it can be tried again; paid, the session is booked', async () => {
    const { id: organisationId } = await app.make.organisation({ products: ['virtual-bls'] });
    await app.makeBls.trainer();
    const { id } = await app.makeBls.booking(
      organisationId,
      { date: '2026-07-15', time: '09:00' },
      {},
      'candidate_pays',
    );
    const candidate = candidateOf(app);
    const page = await candidate.get(links.blsPay(id));
    expect(page.text).toContain('Test mode. This stands in for PayPal’s page.');
    expect(page.text).toContain('Pay £45.00 to keep your time');
    expect(page.text).not.toContain('Card number');
    const declined = await candidate.follow(await candidate.submit(page, /\/pay\//, { action: 'decline' }));
    expect(declined.text).toContain('The payment was declined');
    expect((await candidate.post(links.blsPay(id), { action: 'pay' })).status).toBe(403);
    const paid = await candidate.submit(declined, /\/pay\//, { action: 'pay' });
    expect(leadsTo(paid)).toEqual([303, links.blsBooking(id)]);
    expect(await app.sql('select booking_status, pay_status from bls_bookings where id = $1', [id])).toEqual([
      { booking_status: 'booked', pay_status: 'completed' },
    ]);
    const events = await app.sql(`select event_type from outbox where product = 'virtual-bls' order by id`);
    expect(events).toEqual([{ event_type: 'booking.created' }, { event_type: 'booking.confirmed' }]);
  });
});
