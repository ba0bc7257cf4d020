import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { startMailServer } from '../../../tests/support/mail-server.ts';
import type { Mail } from './mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

async function mailServer(options: SMTPServerOptions = {}) {
  const server = await startMailServer(options);
  open.push(server.close);
  return server;
}

async function rawServer(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const from = 'Veriward <no-reply@veriward.example>';
const confirmation: Mail = {
  to: 'jane.smith@nhsstaff.co.uk',
  subject: 'Your booking in Glasgow – Zoë, 10:00',
  text: 'Dear Jane,\n\nyour seat is booked.\n',
  html: '<p>Dear Jane,</p><p>your seat is <b>booked</b>.</p>',
};

test('a mail arrives with subject, sender, recipient, text, HTML and attachment unchanged', async () => {
  const { received, port } = await mailServer();
  const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff, 0x0d, 0x0a]);
  const attachments = [{ filename: 'Zertifikat Zoë.pdf', contentType: 'application/pdf', content }];
  await smtpMailer({ url: `smtp://127.0.0.1:${port}`, from }).send({ ...confirmation, attachments });
  expect(received).toHaveLength(1);
  expect(received[0]?.mail).toMatchObject({
    from: { name: 'Veriward', address: 'no-reply@veriward.example' },
    to: [{ name: '', address: confirmation.to }],
    subject: confirmation.subject,
    // A mail's parts end with a line break, whatever was given.
    text: expect.stringMatching(/^Dear Jane,\n\nyour seat is booked\.\n+$/),
    html: expect.stringMatching(/^<p>Dear Jane,<\/p><p>your seat is <b>booked<\/b>\.<\/p>\n*$/),
    attachments: [{ filename: 'Zertifikat Zoë.pdf', mimeType: 'application/pdf' }],
  });
  expect(Buffer.from(received[0]?.mail.attachments[0]?.content as ArrayBuffer)).toEqual(content);
});

test('a calendar file is offered by its method and attached; a mail keeps the name it is given', async () => {
  const { received, url } = await mailServer();
  const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Zoë\r\nEND:VCALENDAR\r\n';
  await smtpMailer({ url, from }).send({
    ...confirmation,
    id: 'notification-7.abc',
    calendar: { method: 'REQUEST', content },
  });
  expect(received[0]?.mail.messageId).toBe('<notification-7.abc@veriward.example>');
  const parts = received[0]?.mail.attachments ?? [];
  expect(parts.map(({ mimeType, method, filename }) => [mimeType, method, filename])).toEqual([
    ['text/calendar', 'REQUEST', null],
    ['application/ics', undefined, 'booking.ics'],
  ]);
  // Line breaks inside a mail's text parts are the mail's.
  const lines = (text: string) => text.trim().split(/\r?\n/);
  for (const part of parts)
    expect(lines(Buffer.from(part.content as ArrayBuffer).toString())).toEqual(lines(content));
});

test('user and password of the URL sign in, percent-encoding undone', async () => {
  const { received, port } = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      password === 'p@ss/word' ? done(null, { user: username }) : done(new Error('no')),
  });
  const url = `smtp://mail%40veriward.example:p%40ss%2Fword@127.0.0.1:${port}`;
  await smtpMailer({ url, from }).send(confirmation);
  expect(received[0]?.user).toBe('mail@veriward.example');
});

test('a comma in the address does not add a recipient, a line break does not add a header', async () => {
  const { received, port } = await mailServer();
  const mailer = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from });
  await mailer
    .send({ ...confirmation, to: 'jane@example.org, mallory@example.org' })
    .catch((error) => expect(error.name).toBe('MailFailure'));
  await mailer.send({ ...confirmation, subject: 'Hello\r\nBcc: mallory@example.org' });
  expect(received.flatMap(({ recipients }) => recipients)).not.toContain('mallory@example.org');
  expect(received.at(-1)?.mail.bcc).toBeUndefined();
});

test('a refused recipient is a permanent failure whose message does not name anybody', async () => {
  const { port } = await mailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(Object.assign(new Error(`no mailbox ${address}`), { responseCode: 550 })),
  });
  const sending = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from }).send(confirmation);
  await expect(sending).rejects.toMatchObject({ name: 'MailFailure', permanent: true });
  await expect(sending).rejects.toThrow(/^The mail server refused the mail \(EENVELOPE 550\)\.$/);
});

test('a busy server and one that is away are failures that may pass', async () => {
  const { port } = await mailServer({
    onMailFrom: (_address, _session, done) =>
      done(Object.assign(new Error('come back later'), { responseCode: 451 })),
  });
  const free = createServer();
  const closed = await rawServer(free);
  await new Promise((resolve) => free.close(resolve));
  for (const target of [port, closed]) {
    const sending = smtpMailer({ url: `smtp://127.0.0.1:${target}`, from }).send(confirmation);
    await expect(sending).rejects.toMatchObject({ name: 'MailFailure', permanent: false });
  }
});

test('a server that accepts the connection and stays silent does not hold the sender', async () => {
  const silent = createServer();
  const port = await rawServer(silent);
  open.push(() => new Promise((resolve) => silent.close(resolve)));
  const timeouts = { connectMs: 200, greetingMs: 200, silenceMs: 200 };
  const sending = smtpMailer({ url: `smtp://127.0.0.1:${port}`, from, timeouts }).send(confirmation);
  await expect(sending).rejects.toMatchObject({ name: 'MailFailure', permanent: false });
});

test('away from this machine nothing is sent without TLS', async () => {
  const { received, port } = await mailServer({ disabledCommands: ['STARTTLS'] });
  // The rule looks at the name, and a connection to this one ends here all the same.
  const elsewhere = `smtp://0.0.0.0:${port}`;
  await expect(smtpMailer({ url: elsewhere, from }).send(confirmation)).rejects.toMatchObject({
    name: 'MailFailure',
  });
  expect(received).toHaveLength(0);
  await smtpMailer({ url: `${elsewhere}?requireTLS=false`, from }).send(confirmation);
  expect(received).toHaveLength(1);
});
