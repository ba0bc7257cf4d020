import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../tests/support/test-app.ts';
import { loadConfig } from '../config.ts';
import { openMailer } from '../platform/mail/open-mailer.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => fetch(`${app.url}/sandbox/mails`, { method: 'DELETE' }));

const send = (
  subject: string,
  attachments: { filename: string; contentType: string; content: Buffer }[] = [],
) =>
  openMailer(app.db, { smtpUrl: undefined, mailFrom: 'no-reply@veriward.example' }).send({
    to: 'jane.smith@nhsstaff.co.uk',
    subject,
    text: `Dear Jane, ${subject}`,
    html: `<p>${subject}</p>`,
    attachments,
  });

/** What these tests read of an answer. */
interface Body {
  readonly data: readonly { readonly id: number }[];
  readonly meta: { readonly total: number };
  readonly attachments: readonly { readonly url: string }[];
  readonly errors: object;
}

async function ask(path: string, method = 'GET') {
  const response = await fetch(app.url + path, { method });
  return { status: response.status, body: (await response.json()) as Body };
}

const newestId = async () => (await ask('/sandbox/mails')).body.data[0]?.id;

test('the list is paged like every list, newest first', async () => {
  for (const subject of ['one', 'two', 'three']) await send(subject);
  const { status, body } = await ask('/sandbox/mails?page=2&per_page=1');
  expect(status).toBe(200);
  expect(body).toEqual({
    data: [
      {
        id: expect.any(Number),
        from: 'no-reply@veriward.example',
        to: 'jane.smith@nhsstaff.co.uk',
        subject: 'two',
        preview: 'Dear Jane, two',
        attachments: 0,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
      },
    ],
    meta: { current_page: 2, per_page: 1, last_page: 3, total: 3 },
    links: { next: '/sandbox/mails?per_page=1&page=3', prev: '/sandbox/mails?per_page=1&page=1' },
  });
});

test('a wrong page number is told by field', async () => {
  const { status, body } = await ask('/sandbox/mails?page=0&per_page=many');
  expect(status).toBe(422);
  expect(Object.keys(body.errors)).toEqual(['page', 'per_page']);
});

test('a mail shows its text, its HTML and where its attachments are', async () => {
  const content = Buffer.from('<script>alert(1)</script>');
  await send('certificate', [{ filename: 'Zoë "1".html', contentType: 'text/html', content }]);
  const { body: mail } = await ask(`/sandbox/mails/${await newestId()}`);
  expect(mail).toMatchObject({
    subject: 'certificate',
    text: 'Dear Jane, certificate',
    html: '<p>certificate</p>',
  });
  expect(mail.attachments).toMatchObject([
    { filename: 'Zoë "1".html', content_type: 'text/html', size_bytes: 25 },
  ]);
  const file = await fetch(`${app.url}${mail.attachments[0]?.url}`);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
  // Never shown as a page of this site.
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''Zo%C3%AB%20%221%22.html`,
  );
  expect(file.headers.get('content-security-policy')).toContain('sandbox');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
});

test('what is not there is 404, whatever the id looks like', async () => {
  await send('one');
  const id = await newestId();
  for (const path of [
    '999999',
    'abc',
    '0',
    '99999999999999999999',
    `${id}/attachments/1`,
    `${id}/attachments/99999`,
  ]) {
    expect((await ask(`/sandbox/mails/${path}`)).status).toBe(404);
  }
  expect((await ask('/sandbox/mails/999999', 'DELETE')).status).toBe(404);
});

test('one mail is deleted, then all', async () => {
  for (const subject of ['one', 'two', 'three']) await send(subject);
  const id = await newestId();
  expect((await ask(`/sandbox/mails/${id}`, 'DELETE')).status).toBe(200);
  expect((await ask(`/sandbox/mails/${id}`)).status).toBe(404);
  expect((await ask('/sandbox/mails', 'DELETE')).body).toEqual({ message: '2 mails deleted.', deleted: 2 });
  expect((await ask('/sandbox/mails')).body.meta.total).toBe(0);
});

test.each([
  ['live', { VERIWARD_MODE: 'live', SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'a@example.org' }],
  ['production', { NODE_ENV: 'production' }],
  ['mail-sending', { SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'a@example.org' }],
])('a %s deployment shows no mails and has no mailbox page', async (_name, env) => {
  const closed = await startTestApp(env);
  for (const path of ['/sandbox/mails', '/sandbox/mails/1', '/sandbox/mailbox']) {
    expect((await fetch(closed.url + path)).status).toBe(404);
  }
  const deployment = await fetch(`${closed.url}/deployment.json`);
  expect(await deployment.json()).toMatchObject({ mailbox: false });
  await closed.close();
});

test.each([
  ['SMTP_URL', { VERIWARD_MODE: 'live' }],
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail.example.org' }],
  ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'nobody' }],
])('%s is asked for by name when mail could not be sent otherwise', (name, env) => {
  expect(() => loadConfig(env)).toThrow(new RegExp(`^${name} must be .+$`));
});
