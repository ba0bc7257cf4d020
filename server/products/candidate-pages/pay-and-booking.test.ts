import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { candidateOf, formOf, janesAnswers, links } from '../../../tests/support/candidate.ts';
import type { TestOrganisation } from '../../../tests/support/factories.ts';
import { sandboxPayments } from '../../../tests/support/sandbox-payments.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import type { CandidatePayments } from './index.ts';

/** Stripe as the page sees it: where the session is, once it can be made. */
let stripeUrl: string | null = null;
const payments: CandidatePayments = {
  ...sandboxPayments,
  ensureCheckoutSession: async () => (stripeUrl === null ? { unavailable: true } : { url: stripeUrl }),
};

let app: TestApp;
let acme: TestOrganisation;
let event: number;
beforeAll(async () => {
  app = await startTestApp({}, { payments });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2031-07-01T10:00:00Z');
  await app.sql(`update seat_holds set ended_at = app_now(), end_reason = 'released' where ended_at is null`);
  acme = await app.make.organisation();
  event = await app.make.event({ startsAt: '2031-07-15T09:00:00Z' });
});

async function unpaid() {
  const candidate = candidateOf(app);
  const details = await candidate.choose(await candidate.get(links.publicPage(acme.code)), event);
  const pay = await candidate.follow(await candidate.submit(details, '/details', janesAnswers));
  const [row] = await app.sql<{ id: number }>('select max(id) as id from training_bookings');
  return { candidate, pay, id: row?.id ?? 0 };
}
async function endDueBookings(): Promise<void> {
  const [row] = await app.sql<{ ended: boolean }>('select ended from end_due_booking()');
  if (row?.ended) await endDueBookings();
}
const settle = (id: number) =>
  app.sql(`select payment_received(id, 'p', amount_pence) from checkouts where booking_id = $1`, [id]);
const staff = `row('staff', 1, null)::actor`;

test('the test checkout says that no money moves; declined, it can be tried again; paid, the seat is booked', async () => {
  const { candidate, pay, id } = await unpaid();
  expect(pay.text).toContain('Test mode.');
  expect(pay.text).toContain('until 11:30');
  const declined = await candidate.follow(await candidate.submit(pay, /\/pay\//, { action: 'decline' }));
  expect(declined.text).toContain('The card was declined');
  expect((await candidate.get(links.booking(id))).text).toContain('Pay £85.00 now');
  const paid = await candidate.follow(await candidate.submit(declined, /\/pay\//, { action: 'pay' }));
  expect(paid.url).toBe(links.booking(id));
  expect(paid.text).toContain('£85.00, paid');
  const twice = await candidate.follow(await candidate.submit(declined, /\/pay\//, { action: 'pay' }));
  expect(twice.text).toContain('You are booked, Jane');
  expect(await app.sql('select 1 from payments')).toHaveLength(1);
});

test('a payment without the visitor’s own token is refused', async () => {
  const { candidate, pay, id } = await unpaid();
  const { action } = formOf(pay, /\/pay\//);
  expect((await candidate.post(action, { action: 'pay' })).status).toBe(403);
  expect((await candidate.get(links.booking(id))).text).toContain('Pay to keep your seat');
});

test('with Stripe the page forwards to its checkout; while Stripe is down it says so and tries again', async () => {
  const { candidate, id } = await unpaid();
  await app.sql(`update checkouts set provider = 'stripe', status = 'new' where booking_id = $1`, [id]);
  stripeUrl = null;
  const down = await candidate.get(links.pay(id));
  expect(down.status).toBe(503);
  expect(down.text).toContain('Your booking is safe');
  expect(down.html).toContain('<meta http-equiv="refresh" content="6"/>');
  expect(down.headers.get('retry-after')).toBe('6');
  stripeUrl = 'https://checkout.stripe.com/c/pay/cs_test_1';
  const forwarded = await candidate.get(links.pay(id));
  expect([forwarded.status, forwarded.headers.get('location')]).toEqual([303, stripeUrl]);
  expect(forwarded.headers.get('content-security-policy')).toContain(
    "form-action 'self' https://checkout.stripe.com",
  );
  const returned = await candidate.get(`${links.booking(id)}?payment=returned`);
  expect(returned.text).toContain('We are waiting for the card company');
  expect(returned.html).toContain('http-equiv="refresh"');
  await app.sql(`update checkouts set status = 'closing' where booking_id = $1`, [id]);
  expect((await candidate.get(links.pay(id))).text).toContain('We are checking your payment');
});

test('once the window is over nothing can be paid, and the page leads to new dates', async () => {
  const { candidate, pay, id } = await unpaid();
  await app.pass('30 minutes');
  const late = await candidate.follow(await candidate.submit(pay, /\/pay\//, { action: 'pay' }));
  expect(late.text).toContain('The time to pay is over');
  expect(
    await app.sql(
      'select 1 from payments p join checkouts c on c.id = p.checkout_id where c.booking_id = $1',
      [id],
    ),
  ).toEqual([]);
  await endDueBookings();
  const ended = await candidate.get(links.booking(id));
  expect(ended.text).toContain('This booking is cancelled');
  expect(ended.html).toContain(`href="/practical-training/?sgi=${acme.code}"`);
});

test('the page tells where a booking stands, and when money goes back', async () => {
  const { candidate, id } = await unpaid();
  const see = async () => (await candidate.get(links.booking(id))).text;
  await settle(id);
  expect(await see()).toContain('See you on Tuesday 15 July 2031 at 10:00 in Glasgow');
  expect((await candidate.get(links.pay(id))).text).toContain('You are booked');
  await app.freeze('2031-07-15T10:00:00Z');
  expect(await see()).toContain('Your training began at 10:00');
  await app.sql(`select mark_attendance($1, 'no_show', null, ${staff})`, [id]);
  expect(await see()).toContain('We did not see you');
  await app.sql(`select mark_attendance($1, 'attended', false, ${staff})`, [id]);
  expect(await see()).toContain('Thank you for coming');
  const other = await unpaidAt('2031-08-15T09:00:00Z');
  await settle(other);
  await app.sql(`select cancel_training_booking_by_staff($1, 'x', true, ${staff})`, [other]);
  const page = (await candidate.get(links.booking(other))).text;
  expect(page).toContain('The training team cancelled this booking. £85.00 is on its way back to your card.');
});

async function unpaidAt(startsAt: string): Promise<number> {
  event = await app.make.event({ startsAt });
  return (await unpaid()).id;
}

test('the certificate is downloaded by the link once there is one', async () => {
  const certified = await startTestApp(
    {},
    {
      payments,
      certificatePdf: async (_db, { bookingId }) => Buffer.from(`%PDF certificate of ${bookingId}`),
    },
  );
  try {
    const { id: organisationId } = await certified.make.organisation({ invoices: true });
    const { id } = await certified.make.booking(organisationId, await certified.make.event());
    const candidate = candidateOf(certified);
    expect((await candidate.get(`${links.booking(id)}/certificate`)).status).toBe(404);
    await certified.sql(
      `update training_bookings set attendance = 'attended', passed = true, attendance_marked_at = now(), has_certificate = true where id = $1`,
      [id],
    );
    const page = await candidate.get(links.booking(id));
    expect(page.text).toContain('You have passed');
    expect(page.html).toContain(`href="${links.booking(id)}/certificate"`);
    const pdf = await candidate.get(`${links.booking(id)}/certificate`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="certificate-${id}.pdf"`);
    expect(pdf.html).toBe(`%PDF certificate of ${id}`);
  } finally {
    await certified.close();
  }
});

test('a confirmed booking can be put into a calendar', async () => {
  const dated = await startTestApp({}, { payments, calendarFile: async () => 'BEGIN:VCALENDAR' });
  try {
    const { id: organisationId } = await dated.make.organisation({ invoices: true });
    const { id } = await dated.make.booking(organisationId, await dated.make.event());
    const candidate = candidateOf(dated);
    expect((await candidate.get(links.booking(id))).html).toContain('/calendar.ics"');
    const file = await candidate.get(`${links.booking(id)}/calendar.ics`);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.html).toBe('BEGIN:VCALENDAR');
  } finally {
    await dated.close();
  }
});

test('a link of another kind, a changed one and an unknown one are 410; what is not paid by card has nothing to pay', async () => {
  const invoiced = await app.make.organisation({ invoices: true });
  const { id } = await app.make.booking(invoiced.id, event);
  const { get } = candidateOf(app);
  const wrong = [
    links.booking(id).replace('/booking/', '/pay/'),
    links.pay(id).replace('/pay/', '/booking/'),
    `${links.booking(id)}1`,
    links.booking(999_999),
    links.pay(id),
    `/practical-training/booking/${'x'.repeat(5000)}`,
  ];
  const pages = await Promise.all(wrong.map((path) => get(path)));
  expect(pages.map(({ status }) => status)).toEqual([410, 410, 410, 410, 410, 410]);
  expect(pages[4]?.text).toContain('There is nothing to pay here');
});
