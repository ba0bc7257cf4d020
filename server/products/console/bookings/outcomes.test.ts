import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { candidateOf, links } from '../../../../tests/support/candidate.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { payInSandbox } from '../../../domains/payments/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
let trainer: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
  admin = await app.signedIn('staff_admin');
  trainer = await app.signedIn('staff_trainer');
});
beforeEach(() => app.freeze('2027-06-05T10:00:00Z'));
afterAll(() => app.close());

const soon = '2027-06-05T10:30:00Z';
const later = '2027-07-20T09:00:00Z';

describe('a certificate', () => {
  /** A booking whose training has begun. */
  async function begun() {
    const acme = await app.newClient({ credits: { 1: 1 } });
    const { id } = await app.make.booking(acme.id, await app.make.event({ startsAt: soon }), {}, 'credits');
    await app.pass('30 minutes');
    const mark = (body: object) => trainer.put(`/bookings/${id}/attendance`, body);
    const ofAgency = async () => (await acme.get(`/bookings/${id}`)).body;
    const statusOf = async (url: string) => {
      const response = await fetch(new URL(new URL(url).pathname, app.url), {
        headers: { accept: 'application/json' },
      });
      return ((await response.json()) as { status: string }).status;
    };
    return { acme, id, mark, ofAgency, statusOf };
  }
  interface Shown {
    readonly number: string;
    readonly verification_url: string;
  }

  test('is issued when the trainer marks attended and passed, is told of once, and can be fetched and checked', async () => {
    const { acme, id, mark, ofAgency, statusOf } = await begun();
    const marked = await mark({ attendance: 'attended', passed: true });
    expect(marked.body).toMatchObject({ attendance: 'attended', passed: true, certificate_available: true });
    await mark({ attendance: 'attended', passed: true });
    const told = await announcementsOf(app, acme.id, 'booking.certificate_available');
    expect(told).toMatchObject([{ id, has_certificate: true }]);
    const { certificate_available, certificate } = await ofAgency();
    const { number, verification_url } = certificate as Shown;
    expect([certificate_available, number]).toEqual([true, `PT-2027-${String(id).padStart(6, '0')}`]);
    expect(await statusOf(verification_url)).toBe('valid');
    expect((await acme.get(`/bookings/${id}/certificate`)).status).toBe(200);
  });

  test('attended alone earns none; failing afterwards takes it back', async () => {
    const { acme, id, mark, ofAgency, statusOf } = await begun();
    expect((await mark({ attendance: 'attended' })).body['certificate_available']).toBe(false);
    await mark({ attendance: 'attended', passed: true });
    const { verification_url } = (await ofAgency())['certificate'] as Shown;
    expect((await mark({ attendance: 'attended', passed: false })).body['certificate_available']).toBe(false);
    expect((await acme.get(`/bookings/${id}/certificate`)).body['code']).toBe('certificate_not_available');
    expect(await statusOf(verification_url)).toBe('revoked');
  });

  test('is revoked when its booking is moved to another training, and issued anew, same number and code, there', async () => {
    const { id, mark, ofAgency, statusOf } = await begun();
    await mark({ attendance: 'attended', passed: true });
    const before = (await ofAgency())['certificate'] as Shown;
    const moved = await admin.post(`/bookings/${id}/reschedule`, {
      training_event_id: await app.make.event({ startsAt: '2027-06-05T10:50:00Z' }),
    });
    expect(moved.body).toMatchObject({ attendance: null, passed: null, certificate_available: false });
    expect(await ofAgency()).toMatchObject({ certificate_available: false, certificate: null });
    expect(await statusOf(before.verification_url)).toBe('revoked');
    await app.pass('20 minutes');
    await mark({ attendance: 'attended', passed: true });
    expect((await ofAgency())['certificate']).toMatchObject({
      number: before.number,
      verification_url: before.verification_url,
    });
    expect(await statusOf(before.verification_url)).toBe('valid');
  });
});

describe('an invoiced booking', () => {
  async function invoiced(options: { courseId?: number } = {}) {
    const acme = await app.newClient({ invoices: true });
    const { id } = await app.make.booking(acme.id, await app.make.event({ startsAt: later, ...options }));
    const invoice = async () =>
      ((await admin.get(`/invoices?organisation_id=${acme.id}`)).body['data'] as object[])[0];
    const pay = () => admin.post(`/bookings/${id}/invoice-payment`);
    const cancel = (body: object = {}) => admin.post(`/bookings/${id}/cancel`, body);
    return { acme, id, invoice, pay, cancel };
  }

  test('is completed once staff record the payment, one time, and confirms nothing', async () => {
    const { acme, id, invoice, pay } = await invoiced();
    await app.pass('30 minutes');
    const recorded = await pay();
    expect(recorded.body).toMatchObject({
      booking_status: 'booked',
      pay_status: 'completed',
      paid_at: '2027-06-05T10:30:00+00:00',
    });
    expect(await invoice()).toMatchObject({ status: 'paid', paid_at: '2027-06-05T10:30:00+00:00' });
    const twice = await pay();
    expect([twice.status, twice.body['code']]).toEqual([422, 'not_awaiting_payment']);
    expect((await acme.get(`/bookings/${id}`)).body['pay_status']).toBe('completed');
    expect(await announcementsOf(app, acme.id, 'booking.confirmed')).toEqual([]);
  });

  test('ten who record it at once record it once', async () => {
    const { id, pay } = await invoiced();
    const answers = await Promise.all(Array.from({ length: 10 }, pay));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const entries = await app.sql(
      `select 1 from audit_entries where action = 'booking.invoice_paid' and subject_id = $1`,
      [id],
    );
    expect(entries).toHaveLength(1);
  });

  test('cancelled unpaid owes nothing any more: the invoice is void', async () => {
    const { acme, id, invoice, pay, cancel } = await invoiced();
    expect((await cancel()).body).toMatchObject({
      booking_status: 'cancelled',
      pay_status: 'cancelled',
      refund: { amount: 8_500, wallet: 'invoice' },
    });
    expect(await invoice()).toMatchObject({ status: 'void' });
    expect(await announcementsOf(app, acme.id, 'booking.cancelled')).toMatchObject([
      { id, refund_amount: 8_500, refund_wallet: 'invoice', pay_status: 'cancelled' },
    ]);
    expect((await pay()).body['code']).toBe('not_awaiting_payment');
  });

  test('cancelled after it was paid is refunded: the invoice is credited, with a credit note', async () => {
    const { invoice, pay, cancel } = await invoiced();
    await runQueuedJobs(app);
    await pay();
    expect((await cancel()).body).toMatchObject({
      pay_status: 'refunded',
      refund: { amount: 8_500, wallet: 'invoice' },
    });
    await runQueuedJobs(app);
    expect(await invoice()).toMatchObject({
      status: 'credited',
      credit_note_number: expect.stringMatching(/^CN-2027-\d{6}$/),
    });
  });

  test('cancelled without a refund stays owed, and can still be paid', async () => {
    const { invoice, pay, cancel } = await invoiced();
    expect((await cancel({ refund: false })).body).toMatchObject({ pay_status: 'pending', refund: null });
    expect(await invoice()).toMatchObject({ status: 'unpaid' });
    expect((await pay()).body).toMatchObject({ booking_status: 'cancelled', pay_status: 'completed' });
    expect(await invoice()).toMatchObject({ status: 'paid' });
  });
});

describe('a PMVA booking that its candidate pays', () => {
  async function awaited() {
    const acme = await app.newClient();
    const event = await app.make.event({ courseId: 3, startsAt: later });
    const { id } = await app.make.booking(acme.id, event, {}, 'candidate_pays');
    const review = (decision: string) => admin.post(`/bookings/${id}/review`, { decision });
    const pay = async () => {
      const browser = candidateOf(app);
      return browser.submit(await browser.get(links.pay(id)), /\/pay\//, { action: 'pay' });
    };
    const payAgain = async () => {
      const [checkout] = await app.sql<{ id: number }>('select id from checkouts where booking_id = $1', [
        id,
      ]);
      return payInSandbox(app.db, checkout?.id ?? 0);
    };
    const confirmations = () => announcementsOf(app, acme.id, 'booking.confirmed');
    return { acme, id, review, pay, payAgain, confirmations };
  }

  test('24: approved while unpaid fires no booking.confirmed; it fires once, with `payment`, after the payment', async () => {
    const { acme, id, review, pay, payAgain, confirmations } = await awaited();
    expect((await review('approve')).body).toMatchObject({
      booking_status: 'pending',
      review: 'approved',
      pay_status: 'pending',
    });
    expect(await confirmations()).toEqual([]);
    await pay();
    expect(await payAgain()).toBe('known');
    expect(await confirmations()).toMatchObject([{ id, booking_status: 'booked', confirmed_by: 'payment' }]);
    expect((await acme.get(`/bookings/${id}`)).body).toMatchObject({
      booking_status: 'booked',
      pay_status: 'completed',
    });
  });

  test('24: paid before the review stays pending; approval then fires it once, with `review`', async () => {
    const { id, review, pay, confirmations } = await awaited();
    await pay();
    expect(await confirmations()).toEqual([]);
    expect((await admin.get(`/bookings/${id}`)).body).toMatchObject({
      booking_status: 'pending',
      pay_status: 'completed',
    });
    expect((await review('approve')).body['booking_status']).toBe('booked');
    expect((await review('approve')).body['code']).toBe('review_not_awaited');
    expect(await confirmations()).toMatchObject([{ id, booking_status: 'booked', confirmed_by: 'review' }]);
  });

  test('24: rejected after it was paid, it goes back to the card in full', async () => {
    const { id, review, pay, confirmations } = await awaited();
    await pay();
    expect((await review('reject')).body).toMatchObject({
      booking_status: 'cancelled',
      refund: { amount: 24_000, wallet: 'stripe' },
    });
    await runQueuedJobs(app);
    expect((await admin.get(`/bookings/${id}`)).body['pay_status']).toBe('refunded');
    expect(await confirmations()).toEqual([]);
  });
});
