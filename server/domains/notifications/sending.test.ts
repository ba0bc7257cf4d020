import ical, { type VEvent } from 'node-ical';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jane } from '../../../tests/support/factories.ts';
import { mailFrom, runQueuedJobs } from '../../../tests/support/jobs.ts';
import { type MailServer, startMailServer } from '../../../tests/support/mail-server.ts';
import { receiveMails } from '../../../tests/support/mailbox.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';
import { smtpMailer } from '../../platform/mail/smtp-mailer.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.freeze('2026-06-05T10:00:00Z'));

let server: MailServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const july = { startsAt: '2026-07-15T09:00:00Z', endsAt: '2026-07-15T16:00:00Z' };
const actor = "row('system', null, null)::actor";

async function book(candidate: Parameters<TestApp['make']['booking']>[2] = {}, event: object = july) {
  const organisation = await app.make.organisation({ credits: { 1: 1 } });
  const booking = await app.make.booking(organisation.id, await app.make.event(event), candidate, 'credits');
  return { ...booking, organisation };
}

/** Runs the worker's part with a mail server of our own. */
async function work(options: SMTPServerOptions = {}): Promise<MailServer['received']> {
  server ??= await startMailServer(options);
  await runQueuedJobs(app, { mailer: smtpMailer({ url: server.url, from: mailFrom }) });
  return server.received;
}

const outcomes = (bookingId: number) =>
  app.sql('select status, attempts, failure from notifications where booking_id = $1 order by id', [
    bookingId,
  ]);
const refuseWith = (responseCode: number): SMTPServerOptions => ({
  onRcptTo: ({ address }, _session, done) =>
    done(Object.assign(new Error(`no ${address}`), { responseCode })),
});

describe('sending', () => {
  test('a mail goes over SMTP with both parts and the calendar file, and is recorded as sent', async () => {
    const { id } = await book();
    const [received] = await work();
    expect(received?.recipients).toEqual([jane.email]);
    expect(received?.mail).toMatchObject({
      subject: 'You are booked: CSTF All-In-One Mandatory Practical Training, Wednesday 15 July 2026',
      text: expect.stringContaining('10:00 to 17:00'),
      html: expect.stringContaining('10:00 to 17:00'),
      messageId: expect.stringMatching(/^<notification-\d+\.[0-9a-f]{16}@veriward\.example>$/),
    });
    expect(received?.mail.attachments.map(({ mimeType }) => mimeType)).toEqual([
      'text/calendar',
      'application/ics',
    ]);
    expect(await outcomes(id)).toEqual([{ status: 'sent', attempts: 1, failure: null }]);
  });

  test('an address that does not exist is recorded as bounced and not tried again', async () => {
    const { id } = await book();
    await work(refuseWith(550));
    expect(await outcomes(id)).toEqual([
      { status: 'bounced', attempts: 1, failure: 'The mail server refused the mail (EENVELOPE 550).' },
    ]);
    expect(await app.sql('select 1 from graphile_worker.jobs')).toEqual([]);
  });

  test('a busy mail server is tried again later, and the mail arrives once', async () => {
    const { id } = await book();
    await expect(work(refuseWith(451))).rejects.toThrow('EENVELOPE 451');
    expect(await outcomes(id)).toEqual([
      { status: 'queued', attempts: 1, failure: 'The mail could not be sent (EENVELOPE 451).' },
    ]);
    await server?.close();
    server = undefined;
    await app.sql('update graphile_worker._private_jobs set run_at = now()');
    expect(await work()).toHaveLength(1);
    expect(await outcomes(id)).toEqual([{ status: 'sent', attempts: 2, failure: null }]);
  });

  test('a mail server that is away for a day is given up, and the queue is not left with the job', async () => {
    const { id } = await book();
    await expect(work(refuseWith(451))).rejects.toThrow('EENVELOPE 451');
    await app.sql('update notifications set attempts = 11 where booking_id = $1', [id]);
    await app.sql('update graphile_worker._private_jobs set run_at = now()');
    await work();
    expect(await outcomes(id)).toMatchObject([{ status: 'failed', attempts: 12 }]);
    expect(await app.sql('select 1 from graphile_worker.jobs')).toEqual([]);
  });

  test('the same event twice, and the same job twice, mail once', async () => {
    const { id } = await book();
    const [event] = await app.sql<{ event_id: number }>('select event_id from events_to_mail');
    expect(await work()).toHaveLength(1);
    await app.sql('insert into events_to_mail values ($1)', [event?.event_id]);
    await app.sql(
      `select graphile_worker.add_job('send-mail', json_build_object('notificationId', n.id)) from notifications n where booking_id = $1`,
      [id],
    );
    expect(await work()).toHaveLength(1);
  });

  test('neither jobs nor the log tell to whom', async () => {
    await book({ email: 'very.private@example.org', last_name: 'Veryprivate' });
    const seen: unknown[] = [];
    server = await startMailServer(refuseWith(451));
    await expect(work()).rejects.toThrow();
    seen.push(await app.sql('select payload, last_error from graphile_worker._private_jobs'), app.logged);
    expect(JSON.stringify(seen)).toContain('notificationId');
    expect(JSON.stringify(seen)).not.toMatch(/private@|veryprivate/i);
    await app.sql('delete from graphile_worker._private_jobs');
  });
});

describe('what people typed', () => {
  const hostile = {
    first_name: '<img src=x onerror=alert(1)>\nBcc: mallory@example.org',
    last_name: 'O\'Neil; "J,\\r" {{ links.payment }} {% raw %}\nEND:VEVENT',
    agency_contact_name: '<script>alert(2)</script>',
    agency_contact_email: 'john.doe@acme.co.uk',
  };

  test('is escaped in HTML, literal in text and makes no header, template tag or calendar line', async () => {
    await book(hostile);
    const received = await work();
    expect(received.map(({ recipients }) => recipients)).toEqual([[jane.email], ['john.doe@acme.co.uk']]);
    for (const { mail } of received) {
      expect(mail.html).not.toMatch(/<img|<script/);
      expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
      expect(mail.text).not.toMatch(/^Bcc:/m);
      const file = Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString();
      expect(file.match(/^END:VEVENT/gm)).toHaveLength(1);
      expect(Object.values(ical.sync.parseICS(file)).filter((part) => part?.type === 'VEVENT')).toHaveLength(
        1,
      );
    }
    const name = `<img src=x onerror=alert(1)> Bcc: mallory@example.org O'Neil; "J,\\r" {{ links.payment }} {% raw %} END:VEVENT`;
    expect(received[1]?.mail.text).toContain(`Candidate: ${name}`);
    expect(received[1]?.mail.subject).toContain(`Booked: ${name}, CSTF`);
    expect(received[1]?.mail.html).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
  });
});

describe('the calendar file', () => {
  function read(file: string | null | undefined): VEvent {
    const event = Object.values(ical.sync.parseICS(file ?? '')).find((part) => part?.type === 'VEVENT');
    if (event?.type !== 'VEVENT') throw new Error('no event in the calendar file');
    return event;
  }

  test.each([
    ['July', '2026-07-15T09:00:00Z', '2026-07-15T16:00:00Z', '20260715T100000'],
    ['December', '2026-12-15T10:00:00Z', '2026-12-15T17:00:00Z', '20261215T100000'],
  ])('has London’s time in %s', async (_month, startsAt, endsAt, written) => {
    const { id } = await book({}, { startsAt, endsAt });
    const [mail] = await receiveMails(app);
    const event = read(mail?.calendar);
    expect(event.start.toISOString()).toBe(startsAt.replace('Z', '.000Z'));
    expect(event.end?.toISOString()).toBe(endsAt.replace('Z', '.000Z'));
    expect(mail?.calendar).toContain(`DTSTART;TZID=Europe/London:${written}`);
    expect(mail?.calendar).toContain('BEGIN:VTIMEZONE');
    expect(event).toMatchObject({
      uid: expect.stringMatching(new RegExp(`^training-booking-${id}@[0-9a-f]{16}\\.veriward$`)),
      summary: 'CSTF All-In-One Mandatory Practical Training',
      location: 'Glasgow, Abbey Mill Business Centre, Paisley',
      status: 'CONFIRMED',
    });
  });

  test('is updated and withdrawn under the same UID, its number rising each time', async () => {
    const { id, training_event_id, organisation } = await book({
      agency_contact_email: 'john.doe@acme.co.uk',
    });
    const booked = await receiveMails(app);
    await app.sql(
      `select move_training_event($1, '2026-12-15T10:00:00Z', '2026-12-15T17:00:00Z', 4, ${actor})`,
      [training_event_id],
    );
    const moved = await receiveMails(app);
    await app.sql(`select cancel_training_booking($1, $2, null, ${actor})`, [organisation.id, id]);
    const cancelled = await receiveMails(app);
    const rounds = [booked, moved, cancelled];
    expect(
      rounds.map((mails) => mails.map(({ calendar }) => /METHOD:(\w+)/.exec(calendar ?? '')?.[1])),
    ).toEqual([
      ['REQUEST', 'PUBLISH'],
      ['REQUEST', 'PUBLISH'],
      ['CANCEL', 'CANCEL'],
    ]);
    const events = rounds.map(([mail]) => read(mail?.calendar));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(1);
    const numbers = events.map(({ sequence }) => Number(sequence));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(events[1]?.start.toISOString()).toBe('2026-12-15T10:00:00.000Z');
    expect(events[2]?.status).toBe('CANCELLED');
  });
});
