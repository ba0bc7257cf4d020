import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf, links } from '../../../tests/support/candidate.ts';
import { type PaymentWorld, startPaymentWorld } from '../../../tests/support/payment-world.ts';
import { testKeyHex } from '../../../tests/support/test-app.ts';
import { endDueBookings } from '../../domains/bookings/index.ts';
import { topUpPagePath } from '../../domains/candidate-links/index.ts';
import { payInSandbox } from '../../domains/payments/index.ts';
import { startTopUp } from '../../domains/wallet/index.ts';
import { createKeyring } from '../../platform/crypto/keyring.ts';
import { isRefusal } from '../../platform/http/problem.ts';
import { formToken } from './visitor.ts';

const keyring = createKeyring(testKeyHex);

/** A deployment with Stripe's keys, over bookings that were begun in its sandbox. */
let world: PaymentWorld;
beforeAll(async () => {
  world = await startPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => world.freeze('2026-06-05T10:00:00Z'));

/** Somebody who has a form of the test page open. */
function withOldForm() {
  const browser = candidateOf(world);
  const visitor = 'A'.repeat(32);
  browser.cookies.set('vw_visitor', visitor);
  const form = formToken(keyring, visitor);
  return { ...browser, send: (path: string, action: string) => browser.post(path, { form, action }) };
}

const closed = 'The test payment page is closed';

test('the payment page says that the test is over, takes nothing, and leads on to Stripe', async () => {
  const booking = await world.book({ provider: 'sandbox' });
  const { get } = candidateOf(world);
  const page = await get(links.pay(booking.id));
  expect(page.status).toBe(409);
  expect(page.text).toContain(closed);
  expect(page.text).toContain('Payments are real now');
  expect(page.html).toContain(`href="${links.pay(booking.id)}"`);
  expect(page.html).not.toContain('value="pay"');
  const forwarded = await get(links.pay(booking.id));
  const [session] = world.stripe.account.sessionsOf(booking.checkoutId);
  expect([forwarded.status, forwarded.headers.get('location')]).toEqual([303, session?.url]);
  expect(session).toMatchObject({ amount_total: 8500 });
  await world.work();
  expect(world.stripe.account.sessionsOf(booking.checkoutId)).toHaveLength(1);
  await world.tell(world.stripe.account.pay(String(session?.id)));
  expect(await world.storyOf(booking)).toMatchObject({ booking_status: 'booked', payments: ['kept'] });
});

test.each(['pay', 'decline'])(
  'a form of the test page sent now (%s) pays nothing and says so',
  async (action) => {
    const booking = await world.book({ provider: 'sandbox' });
    const sent = await withOldForm().send(links.pay(booking.id), action);
    expect([sent.status, sent.text.includes(closed)]).toEqual([409, true]);
    expect(await world.storyOf(booking)).toMatchObject({
      pay_status: 'pending',
      checkout: 'new',
      payments: [],
    });
    const again = await withOldForm().send(links.pay(booking.id), action);
    expect(again.text).toContain(closed);
    expect(await payInSandbox(world.db, booking.checkoutId)).toBe('closed');
    expect(await world.storyOf(booking)).toMatchObject({ pay_status: 'pending', payments: [] });
    await world.cancel(booking);
    await world.work();
  },
);

test('many looks at once make one session', async () => {
  const booking = await world.book({ provider: 'sandbox' });
  await Promise.all([
    ...Array.from({ length: 8 }, () => candidateOf(world).get(links.pay(booking.id))),
    world.work(),
  ]);
  await world.work();
  expect(world.stripe.account.sessionsOf(booking.checkoutId)).toHaveLength(1);
});

test('what no longer awaits payment gets no new checkout', async () => {
  const [over, paid] = [await world.book({ provider: 'sandbox' }), await world.book({ provider: 'sandbox' })];
  await payInSandbox(world.db, paid.checkoutId);
  await world.pass('30 minutes');
  const { get } = candidateOf(world);
  expect((await get(links.pay(over.id))).text).toContain('The time to pay is over');
  await endDueBookings(world.db);
  expect((await get(links.pay(over.id))).text).toContain('This booking is cancelled');
  expect((await get(links.pay(paid.id))).text).toContain('You are booked');
  for (const booking of [over, paid])
    expect(await world.checkoutOf(booking)).toMatchObject({ provider: 'sandbox' });
});

test('a top-up that was begun in the test is refused there, and paid at Stripe', async () => {
  const owner = await world.make.person('agency_owner', { organisationId: world.organisationId });
  const wanted = { organisationId: world.organisationId, courseId: null, amount: 5_000, provider: 'sandbox' };
  const id = await startTopUp(world.db, wanted, { kind: 'member', id: owner.id, requestId: null });
  if (isRefusal(id)) throw new Error(id.refused);
  const path = topUpPagePath(keyring, id);
  const browser = withOldForm();
  const sent = await browser.send(path, 'pay');
  expect([sent.status, sent.text.includes(closed)]).toEqual([409, true]);
  expect((await browser.get(path)).headers.get('location')).toMatch(/^https:\/\/checkout\.stripe\.test\//);
  const [row] = await world.sql('select status from wallet_top_ups where id = $1', [id]);
  expect(row).toEqual({ status: 'pending' });
});
