import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailedUrl } from '../../../tests/support/jobs.ts';
import { type ReceivedMail, receiveMails } from '../../../tests/support/mailbox.ts';
import { startTestApp, type TestApp, testKeyHex } from '../../../tests/support/test-app.ts';
import { createKeyring } from '../../platform/crypto/keyring.ts';
import { bookingPagePath, paymentPagePath } from '../candidate-links/index.ts';

let app: TestApp;
let organisationId: number;
let kits = 0;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2026-06-01T09:00:00Z');
  organisationId = (
    await app.make.organisation({ invoices: true, moneyPence: 500_000, wallets: 'virtual-bls' })
  ).id;
  await app.makeBls.trainer({ name: 'Dr. Sarah Connor' });
  await app.makeBls.trainer({ name: 'Kyle Reese' });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2026-06-01T09:00:00Z');
  await receiveMails(app);
});

const keyring = createKeyring(testKeyHex);
const pageOf = (id: number) => mailedUrl + bookingPagePath(keyring, id, 'virtual-bls');
const actor = `row ('system', null, null)::actor`;
const ask = (command: string, ...values: unknown[]) => app.sql(`select ${command}`, values);
const contact = { agency_contact_name: 'John Doe', agency_contact_email: 'john@acmehealthcare.co.uk' };
const about = (mails: readonly ReceivedMail[]) => mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
const spaced = (text: string) => text.replace(/\s+/g, ' ');
const jane = 'jane.smith@example.com';
const john = 'john@acmehealthcare.co.uk';
const billing = 'invoices@acmehealthcare.co.uk';

const book = (time: string, payOption: 'balance' | 'invoice' | 'candidate_pays' = 'balance') =>
  app.makeBls.booking(organisationId, { date: '2026-06-10', time }, contact, payOption);

function mailTo(mails: readonly ReceivedMail[], address: string): ReceivedMail {
  const mail = mails.find(({ to }) => to === address);
  if (!mail) throw new Error(`nothing was mailed to ${address}`);
  return mail;
}

function expectBoth({ text, html }: ReceivedMail, ...phrases: readonly string[]): void {
  for (const phrase of phrases) {
    expect(spaced(text)).toContain(phrase);
    expect(spaced(html)).toContain(phrase);
  }
}

/** Sends a kit for a booking; its bar code. */
async function sendKit(bookingId: number): Promise<string> {
  kits += 1;
  const code = `KIT-${kits}`;
  await ask(`register_bls_kit($1, null, ${actor})`, code);
  await ask(`scan_out_bls_kit($1, $2, ${actor})`, code, bookingId);
  return code;
}

describe('a remote session', () => {
  test('paid by invoice is invoiced by mail: to who pays the agency’s invoices, once, with its own PDF', async () => {
    await app.sql('update organisations set billing_email = $2 where id = $1', [organisationId, billing]);
    const { id } = await book('15:00', 'invoice');
    const mails = (await receiveMails(app)).filter(({ to }) => to === billing);
    const [invoice] = await app.sql<{ number: string }>(
      `select number from invoices where product = 'virtual-bls' and booking_id = $1`,
      [id],
    );
    const number = String(invoice?.number);
    expect(mails.map(({ files }) => files)).toEqual([[`invoice-${number}.pdf`]]);
    const mail = mailTo(mails, billing);
    expectBoth(mail, number, '£45.00', 'Jane Smith', 'By video', 'Wednesday 10 June 2026');
    expect(mail.text + mail.html).not.toMatch(/seat|undefined|null/);
    await ask(
      `graphile_worker.add_job('mail-invoice', json_build_object('product', 'virtual-bls', 'bookingId', $1::bigint))`,
      id,
    );
    expect(await receiveMails(app)).toEqual([]);
    await app.sql('update organisations set billing_email = null where id = $1', [organisationId]);
  });

  test('that is booked is told to the candidate and the agency’s contact, with a calendar file and the page’s link', async () => {
    const { id } = await book('09:00');
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      `${jane}: You are booked: BLS — Annual Renewal, Wednesday 10 June 2026`,
      `${john}: Booked: Jane Smith, BLS — Annual Renewal, Wednesday 10 June 2026`,
    ]);
    const candidate = mailTo(mails, jane);
    expectBoth(
      candidate,
      '09:00 to 10:00',
      'By video',
      'Your session is confirmed.',
      'training kit',
      pageOf(id),
    );
    expect(candidate.text).not.toMatch(/seat|undefined|null|arrive ten minutes/);
    expect(candidate.calendar).toContain('DTSTART;TZID=Europe/London:20260610T090000');
    expect(candidate.calendar).toMatch(new RegExp(`UID:bls-booking-${id}@`));
    expect(candidate.calendar).toContain('LOCATION:By video: see your booking');
    expectBoth(mailTo(mails, john), 'The session is confirmed', '09:00 to 10:00');
  });

  test('that the candidate pays is asked for with its price, deadline and PayPal’s link, then confirmed once paid', async () => {
    const { id } = await book('10:00', 'candidate_pays');
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      `${jane}: Please pay by 10:00 on Tuesday 2 June 2026: BLS — Annual Renewal`,
    ]);
    expectBoth(
      mailTo(mails, jane),
      'We keep your session for you until',
      '£45.00',
      'Pay with PayPal',
      mailedUrl + paymentPagePath(keyring, id, 'virtual-bls'),
    );
    await ask(`booking_paid('virtual-bls', $1)`, id);
    expect(about(await receiveMails(app))).toHaveLength(2);
  });

  test('that moves is told to both with what it was before, and moves in the calendar', async () => {
    const { id } = await book('11:00');
    await receiveMails(app);
    await ask(`reschedule_bls_booking($1, '2026-06-12', '14:00', null, true, ${actor})`, id);
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      `${jane}: Moved to Friday 12 June 2026, 14:00: BLS — Annual Renewal`,
      `${john}: Moved to Friday 12 June 2026, 14:00: Jane Smith, BLS — Annual Renewal`,
    ]);
    expectBoth(mailTo(mails, jane), 'Friday 12 June 2026', 'Wednesday 10 June 2026, 11:00 to 12:00');
    expect(mailTo(mails, jane).calendar).toContain('DTSTART;TZID=Europe/London:20260612T140000');
  });

  test('that is cancelled is told to both; a kit that is out is asked for', async () => {
    const { id } = await book('12:00');
    const code = await sendKit(id);
    await receiveMails(app);
    await ask(`cancel_bls_booking_by_staff($1, 'Candidate ill', true, ${actor})`, id);
    const mails = await receiveMails(app);
    expect(about(mails).map((line) => line.replace(/: Cancelled.*/, ''))).toEqual([jane, john]);
    expectBoth(mailTo(mails, jane), 'please post it back by', 'Monday 8 June 2026');
    expect(mailTo(mails, jane).calendar).toContain('METHOD:CANCEL');
    await ask(`scan_in_bls_kit($1, ${actor})`, code);
  });

  test('is remembered 7 days and 1 day before, once each, the day before with the room it is then held in', async () => {
    const { id } = await book('13:00');
    await receiveMails(app);
    await app.sql(
      `update bls_bookings set room_link = 'https://zoom.us/j/99', room_id = '99' where id = $1`,
      [id],
    );
    await app.freeze('2026-06-03T12:30:00Z');
    expect(about(await receiveMails(app))).toContain(`${jane}: In a week: BLS — Annual Renewal, 13:00`);
    await app.freeze('2026-06-09T12:30:00Z');
    const [mail] = (await receiveMails(app)).filter(({ subject }) => subject.endsWith('13:00'));
    expect(mail?.subject).toBe('Tomorrow: BLS — Annual Renewal, 13:00');
    if (mail) expectBoth(mail, 'https://zoom.us/j/99', 'meeting 99', 'abc123');
    expect((await receiveMails(app)).filter(({ subject }) => subject.endsWith('13:00'))).toEqual([]);
  });

  test('money that comes too late goes back, and that is told', async () => {
    const { id } = await book('14:00', 'candidate_pays');
    await ask(`cancel_bls_booking_by_staff($1, null, true, ${actor})`, id);
    await receiveMails(app);
    await ask(
      `payment_received((select c.id from checkouts c where c.product = 'virtual-bls' and c.booking_id = $1), 'late-1', 4500)`,
      id,
    );
    const mails = await receiveMails({ db: app.db, sql: app.sql });
    expectBoth(mailTo(mails, jane), '£45.00', 'the PayPal account you paid with');
  });
});

describe('its kit', () => {
  test('is asked for the day before it is due, from nine o’clock on, and when it is overdue; never after it is back', async () => {
    const { id } = await book('15:00');
    const code = await sendKit(id);
    const kitMails = async () =>
      about(await receiveMails(app)).filter((line) => /kit/i.test(line) || line.includes('overdue'));
    await app.freeze('2026-06-16T07:59:00Z');
    expect(await kitMails()).toEqual([]);
    await app.freeze('2026-06-16T08:00:00Z');
    expect(await kitMails()).toEqual([
      `${jane}: Please post your training kit back by Wednesday 17 June 2026`,
    ]);
    expect(await kitMails()).toEqual([]);
    await app.freeze('2026-06-18T08:00:00Z');
    await ask('announce_overdue_kits(100)');
    expect(await kitMails()).toEqual([
      `${jane}: Your training kit is overdue`,
      `${john}: Training kit overdue: Jane Smith`,
    ]);
    await ask('announce_overdue_kits(100)');
    expect(await kitMails()).toEqual([]);
    await ask(`set_bls_kit_due_date((select max(id) from bls_kit_loans), '2026-06-20', ${actor})`);
    await app.freeze('2026-06-21T08:00:00Z');
    await ask('announce_overdue_kits(100)');
    await ask(`scan_in_bls_kit($1, ${actor})`, code);
    expect(await kitMails()).toEqual([]);
  });

  test('that is back makes the certificate, whose mail links to the page', async () => {
    const { id } = await book('16:00');
    const code = await sendKit(id);
    await app.freeze('2026-06-10T16:00:00Z');
    await receiveMails(app);
    await ask(`mark_bls_training($1, 'completed', null, false, ${actor})`, id);
    await ask(`scan_in_bls_kit($1, ${actor})`, code);
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([`${jane}: Your certificate is ready: BLS — Annual Renewal`]);
    expectBoth(mailTo(mails, jane), pageOf(id));
  });
});
