import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { deleteAllMails, deleteMail, getMail, getMailAttachment, listMails } from './kept-mails.ts';
import { openMailer } from './open-mailer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => deleteAllMails(database.db));

const mailFrom = 'Veriward <no-reply@veriward.example>';
const mail = (subject: string) => ({
  to: 'jane.smith@nhsstaff.co.uk',
  subject,
  text: `Dear Jane,\n\n${subject}`,
  html: `<p>${subject}</p>`,
});
const mailer = () => openMailer(database.db, { smtpUrl: undefined, mailFrom });
const everything = { page: 1, per_page: 100 };

test('without a mail server mails are kept, newest first, page by page', async () => {
  for (const subject of ['first', 'second', 'third']) await mailer().send(mail(subject));
  const page = await listMails(database.db, { page: 1, per_page: 2 });
  expect(page.total).toBe(3);
  expect(page.rows.map((row) => row.subject)).toEqual(['third', 'second']);
  expect(page.rows[0]).toMatchObject({
    from_address: mailFrom,
    to_address: 'jane.smith@nhsstaff.co.uk',
    preview: 'Dear Jane, third',
    attachment_count: 0,
  });
  const rest = await listMails(database.db, { page: 2, per_page: 2 });
  expect(rest.rows.map((row) => row.subject)).toEqual(['first']);
});

test('attachments come back byte for byte and in order', async () => {
  const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff]);
  await mailer().send({
    ...mail('certificate'),
    attachments: [
      { filename: 'certificate.pdf', contentType: 'application/pdf', content: pdf },
      { filename: 'leer, "Zoë".txt', contentType: 'text/plain', content: Buffer.alloc(0) },
    ],
  });
  const { rows } = await listMails(database.db, everything);
  const id = rows[0]?.id ?? 0;
  expect(rows[0]?.attachment_count).toBe(2);
  expect((await getMail(database.db, id))?.attachments).toEqual([
    { position: 1, filename: 'certificate.pdf', content_type: 'application/pdf', size_bytes: 6 },
    { position: 2, filename: 'leer, "Zoë".txt', content_type: 'text/plain', size_bytes: 0 },
  ]);
  expect((await getMailAttachment(database.db, id, 1))?.content).toEqual(pdf);
  expect(await getMailAttachment(database.db, id, 3)).toBeNull();
});

test('a mail is deleted once, with its attachments; the others stay', async () => {
  const attachments = [{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('a') }];
  await mailer().send({ ...mail('goes'), attachments });
  await mailer().send(mail('stays'));
  const { rows } = await listMails(database.db, everything);
  const id = rows[1]?.id ?? 0;
  expect(await deleteMail(database.db, id)).toBe(true);
  expect(await deleteMail(database.db, id)).toBe(false);
  expect(await getMail(database.db, id)).toBeNull();
  expect(await getMailAttachment(database.db, id, 1)).toBeNull();
  expect((await listMails(database.db, everything)).rows.map((row) => row.subject)).toEqual(['stays']);
});

test('deleting everything tells how much that was', async () => {
  await mailer().send(mail('one'));
  await mailer().send(mail('two'));
  expect(await deleteAllMails(database.db)).toBe(2);
  expect(await listMails(database.db, everything)).toEqual({ rows: [], total: 0 });
});

test('the oldest mails make room once the mailbox is full', async () => {
  await mailer().send(mail('oldest'));
  await database.asOwner(
    'select setval(pg_get_serial_sequence($1, $2), (select max(id) from mails) + 9998)',
    ['mails', 'id'],
  );
  await mailer().send(mail('ten thousandth'));
  expect((await listMails(database.db, everything)).total).toBe(2);
  await mailer().send(mail('one more'));
  const { rows } = await listMails(database.db, everything);
  expect(rows.map((row) => row.subject)).toEqual(['one more', 'ten thousandth']);
});
