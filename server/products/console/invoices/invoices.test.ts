import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { readPaper } from '../../../../tests/support/papers.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2027-06-05T10:00:00Z');
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

async function invoiced(count = 1) {
  const { id: organisationId } = await app.make.organisation({ invoices: true });
  const event = await app.make.event({ startsAt: '2027-07-15T09:00:00Z' });
  const bookings: number[] = [];
  for (let n = 0; n < count; n += 1) bookings.push((await app.make.booking(organisationId, event)).id);
  const rows = await app.sql<{ id: number }>(
    'select id from invoices where organisation_id = $1 order by id',
    [organisationId],
  );
  return { organisationId, bookings, invoices: rows.map(({ id }) => id) };
}

const idsOf = async (who: ConsoleCalls, query = '') => {
  const { body } = await who.get(`/invoices?per_page=100&${query}`);
  return (body['data'] as { id: number }[]).map(({ id }) => id);
};

const download = async (who: ConsoleCalls, path: string) => {
  const response = await fetch(`${app.url}/console/v1${path}`, { headers: { cookie: who.cookie } });
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

test('an invoice tells whose it is, of what, how much and until when', async () => {
  const { organisationId, bookings, invoices } = await invoiced();
  await runQueuedJobs(app);
  const { status, body } = await admin.get(`/invoices/${invoices[0]}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: invoices[0],
    organisation_id: organisationId,
    booking_id: bookings[0],
    number: expect.stringMatching(/^INV-2027-\d{6}$/),
    status: 'unpaid',
    bill_to_email: 'ops@example.com',
    candidate_name: 'Jane Smith',
    trained_on: '2027-07-15',
    gross_pence: 8_500,
    vat_pence: 1_417,
    vat_percent: 20,
    raised_at: '2027-06-05T10:00:00+00:00',
    due_on: '2027-07-05',
    paid_at: null,
    credit_note_number: null,
  });
});

test('the list is newest first, and narrows by organisation and status as payments and cancels come in', async () => {
  const { organisationId, bookings, invoices } = await invoiced(4);
  const other = await invoiced();
  await runQueuedJobs(app);
  await admin.post(`/bookings/${bookings[0]}/invoice-payment`);
  await admin.post(`/bookings/${bookings[1]}/invoice-payment`);
  await admin.post(`/bookings/${bookings[1]}/cancel`, {});
  await admin.post(`/bookings/${bookings[2]}/cancel`, {});
  const own = `organisation_id=${organisationId}`;
  expect(await idsOf(admin, own)).toEqual(invoices.toReversed());
  const byStatus = ['paid', 'credited', 'void', 'unpaid'];
  for (const [place, status] of byStatus.entries())
    expect(await idsOf(admin, `${own}&status=${status}`)).toEqual([invoices[place]]);
  expect((await idsOf(admin)).slice(0, 2)).toEqual([...other.invoices, invoices[3]]);
  const paged = await admin.get(`/invoices?${own}&per_page=1&page=2`);
  expect(paged.body).toMatchObject({
    data: [{ id: invoices[2] }],
    meta: { total: 4, last_page: 4 },
    links: { next: `${app.url}/console/v1/invoices?${own}&per_page=1&page=3` },
  });
  expect((await admin.get('/invoices?status=lost&page=0')).body['errors']).toEqual({
    status: [expect.any(String)],
    page: [expect.any(String)],
  });
});

describe('on paper', () => {
  test('the PDF bears the invoice’s number, with a name for the file, and nothing keeps it', async () => {
    const { invoices } = await invoiced();
    const { headers, bytes } = await download(admin, `/invoices/${invoices[0]}/pdf`);
    const { number } = (await admin.get(`/invoices/${invoices[0]}`)).body;
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(`attachment; filename="invoice-${number}.pdf"`);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const { text } = await readPaper(bytes);
    expect(text).toContain(String(number));
    expect(text).toContain('£85.00');
  });

  test('the credit note is there once a paid invoice was credited; a void one without a number has no paper', async () => {
    const { bookings, invoices } = await invoiced(2);
    await admin.post(`/bookings/${bookings[1]}/cancel`, {});
    const [paid, unnumbered] = invoices.map((id) => `/invoices/${id}`);
    const codeOf = async (path: string) => {
      const { status, body } = await admin.get(path);
      return [status, body['code']];
    };
    expect(await codeOf(`${unnumbered}/pdf`)).toEqual([422, 'invoice_has_no_paper']);
    expect(await codeOf(`${paid}/credit-note`)).toEqual([422, 'not_credited']);
    await admin.post(`/bookings/${bookings[0]}/invoice-payment`);
    await admin.post(`/bookings/${bookings[0]}/cancel`, {});
    const { headers, bytes } = await download(admin, `${paid}/credit-note`);
    const { credit_note_number } = (await admin.get(String(paid))).body;
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="credit-note-${credit_note_number}.pdf"`,
    );
    expect((await readPaper(bytes)).text).toContain('Credit note');
  });
});

test.each(['agency_owner', 'agency_admin', 'agency_manager'] as const)(
  'an %s sees the own organisation’s, and of another’s as little as of none',
  async (role) => {
    const [own, other] = [await invoiced(2), await invoiced()];
    const member = await app.signedIn(role, { organisationId: own.organisationId });
    expect(await idsOf(member)).toEqual(own.invoices.toReversed());
    expect(await idsOf(member, `organisation_id=${own.organisationId}`)).toEqual(own.invoices.toReversed());
    expect(await idsOf(member, `organisation_id=${other.organisationId}`)).toEqual([]);
    expect((await member.get(`/invoices/${own.invoices[0]}`)).status).toBe(200);
    const missing = await member.get('/invoices/987654321');
    for (const path of ['', '/pdf', '/credit-note']) {
      const theirs = await member.get(`/invoices/${other.invoices[0]}${path}`);
      expect([theirs.status, theirs.text]).toEqual([404, missing.text]);
    }
  },
);
