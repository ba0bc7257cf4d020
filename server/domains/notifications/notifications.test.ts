import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jane } from '../../../tests/support/factories.ts';
import { mailedUrl, staffAddress } from '../../../tests/support/jobs.ts';
import { type ReceivedMail, receiveMails } from '../../../tests/support/mailbox.ts';
import { startTestApp, type TestApp, testKeyHex } from '../../../tests/support/test-app.ts';
import { createKeyring } from '../../platform/crypto/keyring.ts';
import { linkToken } from '../../platform/crypto/link-token.ts';
import { isRefusal } from '../../platform/http/problem.ts';
import { systemActor } from '../audit/index.ts';
import { bookHeldSeat } from '../bookings/index.ts';
import { queueFundsShortMail } from './queue-funds-short-mail.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.freeze('2026-06-05T10:00:00Z');
  await receiveMails(app);
});

const contact = { agency_contact_name: 'John Doe', agency_contact_email: 'john.doe@acme.co.uk' };
const summer = { startsAt: '2026-07-15T09:00:00Z', endsAt: '2026-07-15T16:00:00Z' };
const actor = "row('system', null, null)::actor";
const pmva = 3;

type BookOptions = Partial<Parameters<typeof bookHeldSeat>[1]> & { readonly courseId?: number };

/** A booking of Jane's by an organisation with 5 credits, on 15 July 2026 at 10:00. */
async function book({ courseId = 1, ...options }: BookOptions = {}) {
  const organisation = await app.make.organisation({
    credits: { 1: 5, 3: 5 },
    moneyPence: 100_000,
    invoices: true,
  });
  const eventId = await app.make.event({ ...summer, courseId });
  const booked = await bookHeldSeat(app.db, {
    organisationId: organisation.id,
    holdHash: await app.make.hold(organisation.id, eventId),
    candidate: { ...jane, ...contact },
    payOption: 'credits',
    bookedBy: 'Agency',
    actor: systemActor,
    paymentProvider: 'sandbox',
    ...options,
  });
  if (isRefusal(booked)) throw new Error(booked.refused);
  return booked;
}

const ask = (command: string, ...values: unknown[]) => app.sql(`select ${command}`, values);
async function endDueBookings(): Promise<void> {
  const [row] = await app.sql<{ ended: boolean }>('select ended from end_due_booking()');
  if (row?.ended) await endDueBookings();
}
const about = (mails: readonly ReceivedMail[]) => mails.map(({ to, subject }) => `${to}: ${subject}`).sort();
const link = (purpose: 'booking' | 'payment' | 'invite', id: number) =>
  `${mailedUrl}/practical-training/${purpose === 'payment' ? 'pay' : purpose}/${linkToken(createKeyring(testKeyHex), `${purpose}-pages`, id)}`;

function mailTo(mails: readonly ReceivedMail[], address: string): ReceivedMail {
  const mail = mails.find(({ to }) => to === address);
  if (!mail) throw new Error(`nothing was mailed to ${address}`);
  return mail;
}

const expectBoth = ({ text, html }: ReceivedMail, ...phrases: readonly string[]) => {
  for (const phrase of phrases) {
    expect(text.replace(/\s+/g, ' ')).toContain(phrase);
    expect(html.replace(/\s+/g, ' ')).toContain(phrase);
  }
};

describe('a booking', () => {
  test('born booked is confirmed to the candidate and the agency’s contact, place, time and link told', async () => {
    const { id } = await book();
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      'jane.smith@nhsstaff.co.uk: You are booked: CSTF All-In-One Mandatory Practical Training, Wednesday 15 July 2026',
      'john.doe@acme.co.uk: Booked: Jane Smith, CSTF All-In-One Mandatory Practical Training, Wednesday 15 July 2026',
    ]);
    const candidate = mailTo(mails, jane.email);
    expectBoth(
      candidate,
      'Dear Jane,',
      'Wednesday 15 July 2026',
      '10:00 to 17:00',
      'Glasgow',
      'Abbey Mill Business Centre, Paisley',
      'David Rankin',
      String(id),
      link('booking', id),
    );
    const agency = mailTo(mails, contact.agency_contact_email);
    expectBoth(agency, 'Dear John Doe,', 'Jane Smith', '10:00 to 17:00');
    // the booking's page is the candidate's own
    expect(agency.text + agency.html).not.toContain('/booking/');
  });

  test('without a contact at the agency is confirmed to the candidate alone', async () => {
    await book({ candidate: jane });
    expect(about(await receiveMails(app))).toHaveLength(1);
  });

  test('the candidate pays for brings the payment link, and the confirmation once it is paid', async () => {
    const { id } = await book({ payOption: 'candidate_pays' });
    const [mail, ...others] = await receiveMails(app);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: jane.email, calendar: null });
    if (mail)
      expectBoth(mail, '11:30 on Friday 5 June 2026', '£85.00', link('payment', id), link('booking', id));
    await ask('training_booking_paid($1)', id);
    expect(about(await receiveMails(app))).toEqual([
      expect.stringContaining('You are booked'),
      expect.stringContaining('Booked: Jane Smith'),
    ]);
  });

  test('whose payment link was not sent in time is not asked for money any more', async () => {
    const { id } = await book({ payOption: 'candidate_pays', candidate: jane });
    await app.pass('31 minutes');
    await endDueBookings();
    await receiveMails(app);
    expect(
      await app.sql('select kind, status from notifications where booking_id = $1 order by id', [id]),
    ).toEqual([
      { kind: 'payment-due', status: 'skipped' },
      { kind: 'booking-cancelled', status: 'sent' },
    ]);
  });

  test('of PMVA asks the staff for their review and tells the candidate; approved, it is confirmed', async () => {
    const { id } = await book({ courseId: pmva });
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      'jane.smith@nhsstaff.co.uk: We are looking at your booking: PMVA',
      `${staffAddress}: To review: PMVA, Wednesday 15 July 2026, booking ${id}`,
    ]);
    expectBoth(mailTo(mails, staffAddress), 'Jane Smith', 'Registered Nurse', 'Organisation');
    await ask(`decide_training_review($1, true, null, ${actor})`, id);
    expect(about(await receiveMails(app))).toHaveLength(2);
  });

  test('of PMVA that the candidate pays for asks for the payment, and the staff for their review', async () => {
    await book({ courseId: pmva, payOption: 'candidate_pays' });
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      expect.stringMatching(/^jane.smith.*: Please pay by 11:30 on Friday 5 June 2026: PMVA$/),
      expect.stringContaining('To review: PMVA'),
    ]);
    expectBoth(
      mailTo(mails, staffAddress),
      'payment of £240.00 is awaited until 11:30 on Friday 5 June 2026',
    );
  });
});

describe('a cancellation is told to the candidate and the agency’s contact', () => {
  const cancel = (id: number, organisationId: number) =>
    ask(`cancel_training_booking($1, $2, 'Shift changed', ${actor})`, organisationId, id);

  test.each([
    ['credits', '1 credit for this course has been returned to your balance.'],
    ['balance', '£85.00 has been returned to your money balance.'],
  ] as const)('by the agency, paid with %s, with what goes back', async (payOption, told) => {
    const booked = await book({ payOption });
    await receiveMails(app);
    await cancel(booked.id, booked.organisation_id);
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      expect.stringMatching(/^jane.smith.*: Cancelled: CSTF.*15 July 2026$/),
      expect.stringMatching(/^john.doe.*: Cancelled: Jane Smith, CSTF.*15 July 2026$/),
    ]);
    expectBoth(mailTo(mails, contact.agency_contact_email), told, 'Shift changed');
    // the agency's note and money are not the candidate's business
    expect(mailTo(mails, jane.email).text).not.toMatch(/Shift changed|credit|balance|refund/);
  });

  test('too late for a refund, and says so', async () => {
    const booked = await book();
    await receiveMails(app);
    await app.freeze('2026-07-13T09:00:01Z');
    await cancel(booked.id, booked.organisation_id);
    expectBoth(
      mailTo(await receiveMails(app), contact.agency_contact_email),
      'Under your cancellation terms no refund is due.',
    );
  });

  test('of a booking paid by card, the candidate told of the money', async () => {
    const booked = await book({ payOption: 'candidate_pays' });
    const [checkout] = await app.sql<{ id: number }>('select id from checkouts where booking_id = $1', [
      booked.id,
    ]);
    await ask(`payment_received($1, 'pi_1', 8500)`, checkout?.id);
    await receiveMails(app);
    await cancel(booked.id, booked.organisation_id);
    await app.sql(`update graphile_worker._private_jobs set run_at = 'infinity' where task_id <> all (
      select id from graphile_worker._private_tasks where identifier = 'send-mail')`);
    const mails = await receiveMails(app);
    expectBoth(mailTo(mails, jane.email), 'Your payment of £85.00 goes back to the card you paid with.');
    expectBoth(mailTo(mails, contact.agency_contact_email), '£85.00 goes back to the candidate’s card.');
  });

  test.each([
    ['payment_expired', 'The time to pay for your seat is over', 'did not pay in time'],
    ['review_rejected', 'cannot confirm it', 'cannot confirm it'],
    [
      'review_expired',
      'could not decide about your booking before',
      'did not decide about the booking before',
    ],
    ['event_cancelled', 'We have had to cancel this course date', 'We have had to cancel this course date'],
    ['staff', 'We have cancelled your booking', 'Our staff have cancelled the booking'],
  ])('for the reason %s, each in its own words', async (reason, toCandidate, toAgency) => {
    const paid = reason === 'payment_expired' ? 'candidate_pays' : 'credits';
    const { id, training_event_id } = await book({
      payOption: paid,
      courseId: reason.startsWith('review') ? pmva : 1,
    });
    await receiveMails(app);
    const ends: Record<string, () => Promise<unknown>> = {
      payment_expired: async () => {
        await app.pass('31 minutes');
        await endDueBookings();
      },
      review_rejected: () => ask(`decide_training_review($1, false, null, ${actor})`, id),
      review_expired: async () => {
        await app.freeze(summer.startsAt);
        await endDueBookings();
      },
      event_cancelled: () => ask(`cancel_training_event($1, null, ${actor})`, training_event_id),
      staff: () => ask(`cancel_training_booking_by_staff($1, null, true, ${actor})`, id),
    };
    await ends[reason]?.();
    const mails = (await receiveMails(app)).filter(({ text }) => text.includes(`Booking:   ${id}`));
    expect(mails).toHaveLength(2);
    expectBoth(mailTo(mails, jane.email), toCandidate);
    expectBoth(mailTo(mails, contact.agency_contact_email), toAgency);
    // what never was booked is in nobody's calendar
    expect(mails.filter(({ calendar }) => calendar !== null)).toHaveLength(
      /^(event|staff)/.test(reason) ? 2 : 0,
    );
  });
});

describe('what else happens to a booking', () => {
  test('a moved event is told with the previous and the new time', async () => {
    const { training_event_id } = await book();
    await receiveMails(app);
    await ask(
      `move_training_event($1, '2026-12-15T10:00:00Z', '2026-12-15T17:00:00Z', 4, ${actor})`,
      training_event_id,
    );
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([
      expect.stringMatching(/^jane.smith.*: Moved to Tuesday 15 December 2026, 10:00: CSTF/),
      expect.stringMatching(/^john.doe.*: Moved to Tuesday 15 December 2026, 10:00: Jane Smith/),
    ]);
    for (const mail of mails)
      expectBoth(
        mail,
        'Tuesday 15 December 2026',
        'Wednesday 15 July 2026, 10:00 to 17:00',
        'Leeds',
        'Glasgow, Abbey',
      );
  });

  test('money that came too late is announced as on its way back, once', async () => {
    const { id } = await book({ payOption: 'candidate_pays', candidate: jane });
    const [checkout] = await app.sql<{ id: number }>('select id from checkouts where booking_id = $1', [id]);
    await app.pass('31 minutes');
    await endDueBookings();
    await receiveMails(app);
    await ask(`payment_received($1, 'pi_late', 8500)`, checkout?.id);
    await ask(`payment_received($1, 'pi_late', 8500)`, checkout?.id);
    await app.sql(`delete from graphile_worker._private_jobs where task_id in (
      select id from graphile_worker._private_tasks where identifier = 'refund-payment')`);
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual(['jane.smith@nhsstaff.co.uk: Your payment of £85.00 is on its way back']);
    expectBoth(mailTo(mails, jane.email), 'your booking had ended by then');
  });

  test('a certificate is announced with the link to its page; revoked meanwhile, it is not', async () => {
    const { id } = await book();
    await receiveMails(app);
    const earn = `update training_bookings set attendance = 'attended', attendance_marked_at = app_now(), passed = true, has_certificate = $2 where id = $1`;
    await app.sql(earn, [id, true]);
    await ask(`announce_booking($1, 'booking.certificate_available')`, id);
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([expect.stringContaining('Your certificate is ready')]);
    expectBoth(mailTo(mails, jane.email), link('booking', id));
    await ask(`announce_booking($1, 'booking.certificate_available')`, id);
    await app.sql(earn, [id, false]);
    expect(await receiveMails(app)).toEqual([]);
  });

  test('an invoice goes to the booking’s invoice recipient with its PDF', async () => {
    const { id } = await book({
      payOption: 'inv',
      candidate: { ...jane, agency_email: 'invoices@acme.co.uk' },
    });
    const invoiceOf = async () => ({ number: 'INV-2026-000017', pdf: Buffer.from('%PDF-1.7') });
    const mails = (await receiveMails(app, { invoiceOf })).filter(({ to }) => to === 'invoices@acme.co.uk');
    expect(mails).toMatchObject([{ files: ['invoice-INV-2026-000017.pdf'] }]);
    expectBoth(mailTo(mails, 'invoices@acme.co.uk'), 'INV-2026-000017', '£85.00', 'Jane Smith');
    await ask(`graphile_worker.add_job('mail-invoice', json_build_object('bookingId', $1::bigint))`, id);
    expect(await receiveMails(app, { invoiceOf })).toEqual([]);
  });
});

describe('an invite', () => {
  async function invite(more: object = {}) {
    const organisation = await app.make.organisation();
    const [row] = await app.sql<{ invite: { id: number } }>(
      `select invite from create_booking_invite($1, $2, ${actor})`,
      [
        organisation.id,
        JSON.stringify({ ...jane, ...contact, course_id: 1, pay_option: 'credits', ...more }),
      ],
    );
    if (!row) throw new Error('no invite');
    return { id: row.invite.id, organisationId: organisation.id };
  }

  test('is mailed with its message, its link and until when it can be used', async () => {
    const { id } = await invite({ message: 'Hello Jane,\nplease book <b>soon</b> & bring ID.' });
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual([expect.stringMatching(/invites you to book: CSTF/)]);
    const mail = mailTo(mails, jane.email);
    expectBoth(mail, link('invite', id), '11:00 on Sunday 5 July 2026');
    expect(mail.text).toContain('> Hello Jane,\n> please book <b>soon</b> & bring ID.');
    expect(mail.html).toContain('Hello Jane,<br>please book &lt;b&gt;soon&lt;/b&gt; &amp; bring ID.');
  });

  test('withdrawn before it was sent is not sent', async () => {
    const { id, organisationId } = await invite();
    await ask(`withdraw_invite($1, $2, ${actor})`, organisationId, id);
    expect(await receiveMails(app)).toEqual([]);
  });

  test('whose agency is short of funds tells its contact, once a day', async () => {
    const { id } = await invite();
    await receiveMails(app);
    expect(await queueFundsShortMail(app.db, { inviteId: id })).toBe(true);
    expect(await queueFundsShortMail(app.db, { inviteId: id })).toBe(false);
    const mails = await receiveMails(app);
    expect(about(mails)).toEqual(['john.doe@acme.co.uk: Jane Smith could not book: please top up']);
    expectBoth(mailTo(mails, contact.agency_contact_email), 'your credits for this course are used up');
    await app.pass('1 day');
    expect(await queueFundsShortMail(app.db, { inviteId: id })).toBe(true);
  });

  test('whose agency named nobody tells the organisation that funds are short', async () => {
    const { id } = await invite({ agency_contact_email: null });
    await receiveMails(app);
    await queueFundsShortMail(app.db, { inviteId: id });
    expect(about(await receiveMails(app))).toEqual([expect.stringContaining('ops@example.com')]);
  });
});
