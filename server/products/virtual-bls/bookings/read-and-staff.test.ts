import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { janeAtHome } from '../../../../tests/support/bls.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { bookBlsForOrganisation } from '../../../domains/bookings/index.ts';
import { book, holdOf, slot } from './booking-calls.fixtures.ts';

let app: TestApp;
let course_id: number;
let otherCourse: number;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  await app.freeze('2026-06-03T18:00:00Z');
  course_id = await app.makeBls.course({ name: 'BLS — Annual Renewal' });
  otherCourse = await app.makeBls.course({ name: 'Other', pricePence: 6050 });
  for (let number = 0; number < 2; number += 1)
    await app.makeBls.trainer({ courses: [course_id, otherCourse], name: 'Dr. Sarah Connor' });
});
afterAll(() => app.close());

const newClient: TestApp['newBlsClient'] = (options) => app.newBlsClient(options);
type Client = Awaited<ReturnType<typeof newClient>>;
const hold = (client: Client, when: object = {}) => holdOf(client, course_id, when);

/** An organisation with credits for this test's course. */
const clientWithCredits = (credits: number, options: object = {}) =>
  newClient({ credits: { [course_id]: credits }, ...options });

describe('staff book for an organisation', () => {
  const actor = { kind: 'staff', id: 1, requestId: null } as const;
  const request = (organisationId: number, more: object = {}) => ({
    organisationId,
    courseId: course_id,
    ...slot,
    needsNotice: true,
    candidate: janeAtHome,
    payOption: 'credits' as const,
    paymentProvider: 'sandbox' as const,
    actor,
    ...more,
  });

  test('as the API does, without a hold; they may override the notice; what refuses takes no time', async () => {
    const acme = await clientWithCredits(2);
    expect(await bookBlsForOrganisation(app.db, request(acme.id))).toMatchObject({
      booked_by: 'Admin',
      booking_status: 'booked',
    });
    const soon = { date: '2026-06-04', time: '09:00' };
    expect(await bookBlsForOrganisation(app.db, request(acme.id, soon))).toEqual({
      refused: 'slot_unavailable',
    });
    expect(
      await bookBlsForOrganisation(app.db, request(acme.id, { ...soon, needsNotice: false })),
    ).toMatchObject({
      starts_at: '2026-06-04T08:00:00+00:00',
    });
    const before = await app.sql('select count(*) from bls_allocations');
    expect(await bookBlsForOrganisation(app.db, request(acme.id, { time: '13:00' }))).toEqual({
      refused: 'insufficient_credits',
    });
    expect(await bookBlsForOrganisation(app.db, request(acme.id, { courseId: 999_999 }))).toEqual({
      refused: 'course_not_available',
    });
    expect(await app.sql('select count(*) from bls_allocations')).toEqual(before);
  });

  test('a candidate cannot be asked to pay for a session that begins within the hour', async () => {
    await app.freeze('2026-06-10T07:30:00Z');
    const acme = await newClient();
    const now = { needsNotice: false, payOption: 'candidate_pays' };
    expect(await bookBlsForOrganisation(app.db, request(acme.id, now))).toEqual({
      refused: 'candidate_payment_unavailable',
    });
    expect(await bookBlsForOrganisation(app.db, request(acme.id, { ...now, time: '10:00' }))).toMatchObject({
      payment_expires_at: '2026-06-10T08:00:00+00:00',
    });
  });
});

describe('reading bookings', () => {
  test('filters, search, sorting and pages; another organisation’s booking is the 404 of none', async () => {
    const [acme, other] = [await newClient({ invoices: true, moneyPence: 100_000 }), await newClient()];
    const times = ['09:00', '11:00', '13:00'];
    const ids: unknown[] = [];
    for (const [place, time] of times.entries()) {
      const hash = await hold(acme, { time, date: `2026-06-1${3 - place}` });
      const booked = await book(acme, hash, place === 0 ? 'balance' : 'invoice', {
        last_name: `Smith${place}`,
      });
      ids.push(booked.body['id']);
    }
    const found = async (query: string) =>
      ((await acme.get(`/bookings?${query}`)).body['data'] as { id: number }[]).map((row) =>
        ids.indexOf(row.id),
      );
    expect(await found('')).toEqual([2, 1, 0]);
    expect(await found('sort_dir=asc')).toEqual([0, 1, 2]);
    expect(await found('sort=start_date&sort_dir=asc')).toEqual([2, 1, 0]);
    expect(await found('pay_status=pending')).toEqual([2, 1]);
    expect(await found('status=booked&booking_status=')).toEqual([2, 1, 0]);
    expect(await found('booking_status=cancelled')).toEqual([]);
    expect(await found('training_status=pending&equipment_status=none')).toEqual([2, 1, 0]);
    expect(await found('equipment_status=in')).toEqual([]);
    expect(await found(`course_id=${course_id}&search=SMITH1`)).toEqual([1]);
    expect(await found('date_from=2026-06-12&date_to=2026-06-12')).toEqual([1]);
    expect(await found('course_id=999999')).toEqual([]);
    for (const wrong of [
      'status=done',
      'pay_status=x',
      'equipment_status=lost',
      'search=x',
      'date_from=2026-06-12&date_to=2026-06-01',
    ])
      expect(await acme.get(`/bookings?${wrong}`), wrong).toMatchObject({
        status: 422,
        body: { code: 'validation_failed' },
      });
    const page = await acme.get('/bookings?pay_status=pending&per_page=1');
    expect(at(page.body, 'links.next')).toContain(
      '/virtual-bls/v1/bookings?pay_status=pending&per_page=1&page=2',
    );
    for (const path of ['', '/certificate']) {
      const foreign = await other.get(`/bookings/${ids[0]}${path}`);
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe((await other.get(`/bookings/999999999${path}`)).text);
      expect((await other.get(`/bookings/x${path}`)).status).toBe(404);
    }
    expect((await other.get('/bookings')).body).toMatchObject({ data: [], meta: { total: 0 } });
  });

  test('30: there is no route to cancel, move or mark a session', async () => {
    const acme = await newClient({ invoices: true });
    const { body } = await book(acme, await hold(acme), 'invoice');
    for (const path of ['cancel', 'reschedule', 'no-show'])
      expect([404, 405]).toContain((await acme.post(`/bookings/${body['id']}/${path}`, {})).status);
    expect((await acme.delete(`/bookings/${body['id']}`)).status).toBe(405);
  });
});
