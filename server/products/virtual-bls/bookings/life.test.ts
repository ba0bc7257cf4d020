import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readPaper } from '../../../../tests/support/papers.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let staff: Awaited<ReturnType<TestApp['signedIn']>>;
let acme: Awaited<ReturnType<TestApp['newBlsClient']>>;
let bookingId: number;
let portal: string;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** Moves the clock by days, and nobody is signed out by it. */
async function clockAt(moment: string): Promise<void> {
  await app.freeze(moment);
  await app.sql(`update sessions set idle_expires_at = '2030-01-01', expires_at = '2030-01-01'`);
  await app.sql(`update token_pairs set access_expires_at = '2030-01-01'`);
}

beforeEach(async () => {
  await app.freeze('2026-06-05T10:00:00Z');
  staff = await app.signedIn('staff_admin');
  acme = await app.newBlsClient({ credits: { 1: 5 } });
  await app.makeBls.trainer({ name: 'Dr. Sarah Connor' });
  const booking = await app.makeBls.booking(acme.id, { date: '2026-06-10', time: '09:00' }, {}, 'credits');
  bookingId = booking.id;
  portal = `/virtual-bls/bookings/${bookingId}`;
});
afterEach(() => app.freeze(null));

const certificate = () => acme.get(`/bookings/${bookingId}/certificate`);
const mark = (training_status: string) => staff.put(`${portal}/outcome`, { training_status });

async function sendKit(): Promise<string> {
  const bar_code = `KIT-${bookingId}`;
  await staff.post('/virtual-bls/kits', { bar_code });
  expect((await staff.post(`${portal}/kits`, { bar_code })).status).toBe(200);
  return bar_code;
}

const eventsOf = async () =>
  (
    await app.sql<{ event_type: string }>(
      `select event_type from outbox where organisation_id = $1 and product = 'virtual-bls' order by id`,
      [acme.id],
    )
  ).map((row) => row.event_type);

const refused = { status: 422, body: { code: 'certificate_not_available' } };

test('25: 422 while the training is completed and the kit out, 200 PDF once it is back, one event', async () => {
  const kit = await sendKit();
  expect(await certificate()).toMatchObject(refused);
  await clockAt('2026-06-10T09:05:00Z');
  await mark('completed');
  expect(await certificate()).toMatchObject(refused);
  await clockAt('2026-06-16T11:00:00Z');
  await staff.post('/virtual-bls/kits/return', { bar_code: kit });
  const first = await certificate();
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('application/pdf');
  expect(first.headers.get('content-disposition')).toBe(
    `attachment; filename="certificate-${bookingId}.pdf"`,
  );
  expect((await eventsOf()).filter((type) => type === 'booking.certificate_available')).toHaveLength(1);
  expect((await acme.get(`/bookings/${bookingId}`)).body).toMatchObject({
    certificate_available: true,
    training_status: 'completed',
    equipment_status: 'in',
    certificate: { number: `BLS-2026-00${bookingId}`, expires_on: '2027-06-10' },
  });
});

test('25: 422 with the kit in and the training pending, 200 PDF once it is completed; the event has absolute URLs', async () => {
  const kit = await sendKit();
  await staff.post('/virtual-bls/kits/return', { bar_code: kit });
  expect(await certificate()).toMatchObject(refused);
  await clockAt('2026-06-10T09:05:00Z');
  await mark('completed');
  expect((await certificate()).status).toBe(200);
  expect(await eventsOf()).toEqual([
    'booking.created',
    'booking.attendance_marked',
    'booking.certificate_available',
  ]);
  const feed = (await acme.get('/events')).body['data'] as { data: Record<string, unknown> }[];
  const told = feed.at(-1)?.data;
  expect(told).toMatchObject({
    certificate_url: `${app.url}/virtual-bls/v1/bookings/${bookingId}/certificate`,
    certificate: { number: `BLS-2026-00${bookingId}`, expires_on: '2027-06-10' },
  });
  expect(Object.keys(told ?? {})).toHaveLength(17);
});

test('25: the paper says who, what, when, by whom and that it was remote; it is the same each time', async () => {
  await staff.post(`${portal}/kit-waiver`, { reason: 'Has one' });
  await clockAt('2026-06-10T09:05:00Z');
  await mark('completed');
  const fetchPaper = async () => {
    const answer = await fetch(`${app.url}/virtual-bls/v1/bookings/${bookingId}/certificate`, {
      headers: { authorization: `Bearer ${acme.token}` },
    });
    return Buffer.from(await answer.arrayBuffer());
  };
  const paper = await fetchPaper();
  const { text } = await readPaper(paper);
  for (const shown of [
    'Jane Smith',
    'BLS — Annual Renewal',
    'Dr. Sarah Connor',
    'Remote session by video',
    `BLS-2026-00${bookingId}`,
    '10 June 2026',
    '10 June 2027',
  ])
    expect(text).toContain(shown);
  expect(await fetchPaper()).toEqual(paper);
});

test('26: failed or no_show with the kit in is 422', async () => {
  await staff.post(`${portal}/kit-waiver`, { reason: 'Has one' });
  await clockAt('2026-06-10T09:05:00Z');
  for (const status of ['failed', 'no_show']) {
    await mark(status);
    expect(await certificate()).toMatchObject(refused);
  }
});

test('28: the read form tells the new times, the kit’s new due date and the trainer’s room', async () => {
  await sendKit();
  await staff.post(`${portal}/reschedule`, { date: '2026-06-12', time: '14:00' });
  expect((await acme.get(`/bookings/${bookingId}`)).body).toMatchObject({
    start_date: '2026-06-12T14:00:00+01:00',
    equipment_due_date: '2026-06-19',
    equipment_status: 'out',
    booking_status: 'booked',
  });
  const feed = (await acme.get('/events')).body['data'] as { event_type: string; data: object }[];
  expect(feed.at(-1)).toMatchObject({
    event_type: 'booking.rescheduled',
    data: {
      previous_start_date: '2026-06-10T09:00:00+01:00',
      previous_end_date: '2026-06-10T10:00:00+01:00',
      previous_trainer: { name: 'Dr. Sarah Connor' },
    },
  });
});

test('29: cancelling with refund adds a deposit of what was taken, and the event says so', async () => {
  await staff.post(`${portal}/cancel`, { note: 'Candidate ill' });
  const ledger = (await acme.get('/transactions')).body['data'];
  expect(ledger).toMatchObject([
    { type: 'deposit', amount: 100, wallet: '1' },
    { type: 'withdraw', amount: 100, wallet: '1' },
    { type: 'deposit', amount: 500, wallet: '1' },
  ]);
  const feed = (await acme.get('/events')).body['data'] as { data: Record<string, unknown> }[];
  expect(feed.at(-1)?.data).toMatchObject({
    booking_status: 'cancelled',
    pay_status: 'refunded',
    virtual: null,
    cancelled_at: '2026-06-05T10:00:00+00:00',
    reason: 'staff',
    reason_note: 'Candidate ill',
    cancelled_by: 'Admin',
    refunded: true,
    refund: { amount: 100, wallet: '1' },
  });
});

test.each([
  ['delete', ''],
  ['put', ''],
  ['patch', ''],
  ['post', '/cancel'],
  ['post', '/reschedule'],
  ['post', '/no-show'],
  ['put', '/attendance'],
] as const)('30: there is no %s /bookings/{id}%s', async (method, rest) => {
  const answer = await acme[method](`/bookings/${bookingId}${rest}`, {});
  expect([404, 405]).toContain(answer.status);
  expect((await acme.get('/bookings/no-shows')).status).toBe(404);
  expect((await acme.get(`/bookings/${bookingId}`)).body['booking_status']).toBe('booked');
});

test('staff book for an organisation, without notice if they say so', async () => {
  const path = `/organisations/${acme.id}/virtual-bls-bookings`;
  const body = {
    course_id: 1,
    date: '2026-06-06',
    time: '11:00',
    first_name: 'Jo',
    last_name: 'Bloggs',
    email: 'jo@example.com',
    phone: '+44 1234 567890',
    address: '1 High Street',
    city: 'Leeds',
    postcode: 'ls1 5hn',
    pay_option: 'credits',
  };
  const slots = '/virtual-bls/slots?course_id=1&date_from=2026-06-06&date_to=2026-06-06';
  expect((await staff.get(slots)).body['data']).toEqual([]);
  expect((await staff.get(`${slots}&without_notice=true`)).body['data']).toContainEqual(
    expect.objectContaining({ time: '11:00' }),
  );
  expect(await staff.post(path, body)).toMatchObject({ status: 422, body: { code: 'slot_unavailable' } });
  const booked = await staff.post(path, { ...body, without_notice: true });
  expect(booked).toMatchObject({
    status: 201,
    body: {
      booked_by: 'Admin',
      candidate: { postcode: 'LS1 5HN' },
      start_date: '2026-06-06T11:00:00+01:00',
    },
  });
  expect(await staff.post(path, { ...body, pay_option: 'invoice', without_notice: true })).toMatchObject({
    status: 422,
  });
  expect((await staff.post('/organisations/987654321/virtual-bls-bookings', body)).status).toBe(404);
});
