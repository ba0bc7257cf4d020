import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BlsPaymentWorld, startBlsPaymentWorld } from '../../../tests/support/bls-payment-world.ts';
import type { PayPalObject } from '../../../tests/support/paypal-account.ts';
import { startTestApp } from '../../../tests/support/test-app.ts';

let world: BlsPaymentWorld;
beforeAll(async () => {
  world = await startBlsPaymentWorld();
});
afterAll(() => world.close());
afterEach(() => world.clear());

const post = (body: string, headers: Record<string, string>) =>
  fetch(`${world.url}/payments/paypal/webhook`, { method: 'POST', headers, body });

/** A booking whose money was taken, and PayPal's word for it. */
async function captured() {
  const booking = await world.bookWithOrder();
  world.paypal.account.approve(booking.order.id);
  world.paypal.account.captureOrder(booking.order.id);
  return { ...booking, event: world.paypal.account.events.at(-1) ?? {} };
}
const noted = ({ event }: { event: PayPalObject }) =>
  world.sql(`select provider, type from payment_notices where notice_id = $1`, [event['id']]);

test('a notice is applied once, however often and at once it comes', async () => {
  const paid = await captured();
  const statuses = await Promise.all(Array.from({ length: 6 }, () => world.tell(paid.event)));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await world.storyOf(paid)).toMatchObject({ booking_status: 'booked', payments: ['kept'] });
  expect(await noted(paid)).toEqual([{ provider: 'paypal', type: 'PAYMENT.CAPTURE.COMPLETED' }]);
});

test('only PayPal’s own word counts: a changed, unsigned or half-signed notice is 400 and does nothing', async () => {
  const paid = await captured();
  const text = JSON.stringify(paid.event);
  const signed = world.paypal.sign(text);
  const asked = () => world.paypal.requestsTo(/verify/).length;
  const before = asked();
  const without = Object.keys(signed)
    .filter((name) => name.startsWith('paypal-'))
    .map((name) => ({ ...signed, [name]: '' }));
  const elsewhere = { ...signed, 'paypal-cert-url': 'https://paypal.com.example.org/cert' };
  for (const headers of [{}, ...without, elsewhere]) expect((await post(text, headers)).status).toBe(400);
  expect((await post('not json', world.paypal.sign('not json'))).status).toBe(400);
  expect((await post('', world.paypal.sign(''))).status).toBe(400);
  expect(asked()).toBe(before);
  expect((await post(text.replace('45.00', '46.00'), signed)).status).toBe(400);
  expect((await post(text, { ...signed, 'paypal-transmission-sig': 'AAAA' })).status).toBe(400);
  expect(asked()).toBe(before + 2);
  expect(await noted(paid)).toEqual([]);
  expect(await world.storyOf(paid)).toMatchObject({ booking_status: 'pending', payments: [] });
});

test('a notice is checked by the very bytes that came, whatever their spaces and order', async () => {
  const paid = await captured();
  const text = JSON.stringify(paid.event, null, 3).replace('"45.00"', '"45.0\\u0030"');
  expect((await post(text, world.paypal.sign(text))).status).toBe(200);
  expect(await world.storyOf(paid)).toMatchObject({ booking_status: 'booked' });
});

test('while PayPal does not answer the notice is 503, and counts when it comes again', async () => {
  const paid = await captured();
  for (const fault of [{ kind: 'hang up' }, { kind: 'status', status: 500 }, { kind: 'garbage' }] as const) {
    world.paypal.failNext(fault, /verify/, 2);
    expect(await world.tell(paid.event)).toBe(503);
    world.paypal.up();
  }
  expect(await noted(paid)).toEqual([]);
  expect(await world.tell(paid.event)).toBe(200);
  expect(await world.storyOf(paid)).toMatchObject({ booking_status: 'booked' });
});

test('what others sell on the same account, and what is unknown, is taken note of and changes nothing', async () => {
  const paid = await captured();
  const resource = paid.event['resource'] as PayPalObject;
  const theirs = [
    { ...resource, invoice_id: `0123456789abcdef-${paid.checkoutId}-1` },
    { ...resource, invoice_id: 'INV-7' },
    { ...resource, invoice_id: undefined },
    { ...resource, amount: { currency_code: 'GBP', value: '1e3' } },
    null,
  ];
  for (const [n, other] of theirs.entries())
    expect(await world.tell({ ...paid.event, id: `WH-other-${paid.id}-${n}`, resource: other })).toBe(200);
  for (const type of [
    'CHECKOUT.ORDER.APPROVED',
    'PAYMENT.CAPTURE.REFUNDED',
    'CUSTOMER.DISPUTE.CREATED',
    'toString',
  ])
    expect(
      await world.tell({
        id: `WH-${type}-${paid.id}`,
        event_type: type,
        resource: { id: 'UNKNOWN', links: [] },
      }),
    ).toBe(200);
  expect(await world.storyOf(paid)).toMatchObject({ booking_status: 'pending', payments: [] });
  expect(await world.tell(paid.event)).toBe(200);
});

test('a notice that is too large is 413', async () => {
  const text = 'x'.repeat(1_048_577);
  expect((await post(text, world.paypal.sign(text))).status).toBe(413);
});

test('nobody’s data is logged', async () => {
  const paid = await captured();
  world.paypal.failNext({ kind: 'status', status: 422 }, /verify/, 1);
  await world.tell(paid.event);
  expect(world.logged.join('')).not.toMatch(/jane|WH-|45\.00/i);
});

test('without keys there is no endpoint', async () => {
  const app = await startTestApp();
  const answer = await fetch(`${app.url}/payments/paypal/webhook`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(404);
  await app.close();
});
