import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at, type Json } from '../../../../tests/support/api-client.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { auditDetails, verifyAllAuditChains } from '../../../domains/audit/index.ts';
import { announceOverdueKits } from '../../../domains/kits/index.ts';
import { verifyLedger } from '../../../domains/wallet/index.ts';

let app: TestApp;
let staff: Awaited<ReturnType<TestApp['signedIn']>>;
let acme: { readonly id: number };

/** Moves the clock by days, and nobody is signed out by it. */
async function clockAt(moment: string): Promise<void> {
  await app.freeze(moment);
  await app.sql(`update sessions set idle_expires_at = '2030-01-01', expires_at = '2030-01-01'`);
}

beforeAll(async () => {
  app = await startTestApp();
  await app.freeze('2026-06-05T10:00:00Z');
  staff = await app.signedIn('staff_admin');
});
afterAll(() => app.close());
beforeEach(async () => {
  await clockAt('2026-06-05T10:00:00Z');
  await app.makeBls.prepareCourse();
  acme = await app.make.organisation({
    products: ['virtual-bls'],
    wallets: 'virtual-bls',
    credits: { 1: 10 },
    moneyPence: 50_000,
    invoices: true,
  });
});
afterEach(() => app.freeze(null));

let kits = 0;

/** A kit of its own. */
async function newKit(): Promise<string> {
  kits += 1;
  const barCode = `KIT-${String(kits).padStart(4, '0')}`;
  expect(await staff.post('/virtual-bls/kits', { bar_code: barCode.toLowerCase() })).toMatchObject({
    status: 201,
    body: { bar_code: barCode, loan: null, is_retired: false },
  });
  return barCode;
}

const slot = { date: '2026-06-10', time: '09:00' };

/** A booked session of a trainer of its own, at 09:00 on 10 June unless said otherwise. */
async function newSession(payOption: 'credits' | 'balance' | 'invoice' = 'credits', when = slot) {
  await app.sql('update bls_trainers set is_active = false');
  const trainerId = await app.makeBls.trainer();
  const booking = await app.makeBls.booking(acme.id, when, {}, payOption);
  return { id: booking.id, trainerId, path: `/virtual-bls/bookings/${booking.id}` };
}

const sent = (...types: string[]) => announcementsOf(app, acme.id, ...types);

/** Says what came of a session once it has begun. */
async function markAfterStart(path: string, status: string) {
  await clockAt('2026-06-10T08:30:00Z');
  return staff.put(`${path}/outcome`, { training_status: status });
}

describe('kits', () => {
  test('27: due 7 days after the session, overdue the day after that, announced once however often the job runs', async () => {
    const { id, path } = await newSession();
    expect((await staff.get(path)).body).toMatchObject({ equipment_status: null, kits: [] });
    const out = await staff.post(`${path}/kits`, { bar_code: await newKit() });
    expect(out).toMatchObject({
      status: 200,
      body: { equipment_status: 'out', equipment_due_date: '2026-06-17' },
    });
    await clockAt('2026-06-17T22:59:00Z');
    expect(await announceOverdueKits(app.db)).toBe(0);
    expect((await staff.get(path)).body['equipment_status']).toBe('out');
    await clockAt('2026-06-17T23:00:00Z');
    const told = await Promise.all(Array.from({ length: 4 }, () => announceOverdueKits(app.db)));
    expect(told.reduce((sum, one) => sum + one)).toBe(1);
    await app.pass('1 hour');
    expect(await announceOverdueKits(app.db)).toBe(0);
    expect((await staff.get(path)).body['equipment_status']).toBe('overdue');
    expect(await sent('booking.equipment_return_overdue')).toMatchObject([
      { id, equipment_status: 'overdue', equipment_due_date: '2026-06-17', days_overdue: 1 },
    ]);
  });

  test('27: more time makes it out again, and it is announced anew after the new date', async () => {
    const { path } = await newSession();
    const out = await staff.post(`${path}/kits`, { bar_code: await newKit() });
    const loan = at(out.body, 'kits.0.id');
    await clockAt('2026-06-18T10:00:00Z');
    await announceOverdueKits(app.db);
    const due = `/virtual-bls/kit-loans/${loan}/due-date`;
    expect(await staff.put(due, { due_on: '2026-06-20' })).toMatchObject({
      status: 200,
      body: { due_on: '2026-06-20', is_overdue: false },
    });
    expect((await staff.get(path)).body['equipment_status']).toBe('out');
    await clockAt('2026-06-22T10:00:00Z');
    await announceOverdueKits(app.db);
    expect((await sent('booking.equipment_return_overdue')).map((one) => one['days_overdue'])).toEqual([
      1, 2,
    ]);
    expect(await staff.put(due, { due_on: '2026-06-04' })).toMatchObject({
      status: 422,
      body: { code: 'due_before_sent' },
    });
  });

  test('27: a cancelled booking’s kit is due within 7 days, and announced when it is not back', async () => {
    const { path } = await newSession();
    await staff.post(`${path}/kits`, { bar_code: await newKit() });
    expect((await staff.post(`${path}/cancel`, {})).status).toBe(200);
    expect((await staff.get(path)).body).toMatchObject({ equipment_due_date: '2026-06-12' });
    await clockAt('2026-06-13T10:00:00Z');
    expect(await announceOverdueKits(app.db)).toBe(1);
    expect(await sent('booking.equipment_return_overdue')).toMatchObject([
      { booking_status: 'cancelled', equipment_due_date: '2026-06-12', days_overdue: 1 },
    ]);
  });

  test('a kit is with one candidate at most, however many scan it out at once', async () => {
    const first = await newSession();
    const second = await newSession();
    const kit = await newKit();
    const scans = await Promise.all(
      [first, second, first, second].map(({ path }) => staff.post(`${path}/kits`, { bar_code: kit })),
    );
    expect(scans.map((scan) => scan.status).sort()).toEqual([200, 422, 422, 422]);
    expect(scans.filter((scan) => scan.status === 422).map((scan) => scan.body['code'])).toEqual(
      Array.from({ length: 3 }, () => 'kit_is_out'),
    );
  });

  test('what cannot be scanned says why', async () => {
    const { path } = await newSession();
    const kit = await newKit();
    const id = at((await staff.get(`/virtual-bls/kits?search=${kit}`)).body, 'data.0.id');
    const scan = (bar_code: string, to = path) => staff.post(`${to}/kits`, { bar_code });
    expect((await scan('NO-SUCH')).body['code']).toBe('kit_unknown');
    expect((await staff.post('/virtual-bls/kits/return', { bar_code: kit })).body['code']).toBe(
      'kit_not_out',
    );
    expect((await staff.post('/virtual-bls/kits', { bar_code: kit })).body['code']).toBe('bar_code_taken');
    await staff.patch(`/virtual-bls/kits/${id}`, { is_retired: true, note: 'Torn' });
    expect((await scan(kit)).body['code']).toBe('kit_retired');
    await staff.patch(`/virtual-bls/kits/${id}`, { is_retired: false });
    await scan(kit);
    expect((await staff.patch(`/virtual-bls/kits/${id}`, { is_retired: true })).body['code']).toBe(
      'kit_is_out',
    );
    expect((await staff.get(`/virtual-bls/kits?place=out&search=${kit}`)).body).toMatchObject({
      meta: { total: 1 },
      data: [{ note: 'Torn', loan: { due_on: '2026-06-17' } }],
    });
    expect((await staff.post(`${path}/kit-waiver`, { reason: 'x' })).body['code']).toBe('kit_was_sent');
    const other = await newSession();
    await staff.post(`${other.path}/cancel`, {});
    expect((await scan(await newKit(), other.path)).body['code']).toBe('booking_not_booked');
  });
});

describe('rescheduling', () => {
  test('28: sends the previous times, moves the kit’s due date, and the old slot becomes free', async () => {
    const { id, path, trainerId } = await newSession();
    await staff.post(`${path}/kits`, { bar_code: await newKit() });
    const moved = await staff.post(`${path}/reschedule`, { date: '2026-06-12', time: '14:00' });
    expect(moved).toMatchObject({
      status: 200,
      body: {
        start_date: '2026-06-12T14:00:00+01:00',
        end_date: '2026-06-12T15:00:00+01:00',
        equipment_due_date: '2026-06-19',
        training_status: 'pending',
      },
    });
    expect(await sent('booking.rescheduled')).toMatchObject([
      {
        id,
        starts_at: '2026-06-12T13:00:00+00:00',
        previous_starts_at: '2026-06-10T08:00:00+00:00',
        previous_ends_at: '2026-06-10T09:00:00+00:00',
        previous_trainer_id: trainerId,
      },
    ]);
    await app.makeBls.booking(acme.id, slot, {}, 'credits');
    await expect(
      app.makeBls.booking(acme.id, { date: '2026-06-12', time: '14:00' }, {}, 'credits'),
    ).rejects.toThrow('slot_unavailable');
  });

  test('to an overlapping time of the same trainer works: its own time is not in its way', async () => {
    const { path } = await newSession();
    const moved = await staff.post(`${path}/reschedule`, { date: '2026-06-10', time: '09:30' });
    expect(moved).toMatchObject({ status: 200, body: { start_date: '2026-06-10T09:30:00+01:00' } });
  });

  test('to another trainer only: the times are equal, room and trainer are new', async () => {
    const { path, trainerId } = await newSession();
    const other = await app.makeBls.trainer();
    const to = { date: '2026-06-10', time: '09:00', trainer_id: other };
    expect(await staff.post(`${path}/reschedule`, to)).toMatchObject({
      status: 200,
      body: { trainer: { id: other }, room: { id: `room ${other}` } },
    });
    const [event] = await sent('booking.rescheduled');
    expect(event).toMatchObject({ previous_trainer_id: trainerId, trainer_id: other });
    expect(event?.['previous_starts_at']).toBe(event?.['starts_at']);
    expect((await staff.post(`${path}/reschedule`, to)).body['code']).toBe('unchanged');
  });

  test('after a no-show the outcome starts anew; notice is kept unless staff do without it', async () => {
    const { path } = await newSession();
    expect((await markAfterStart(path, 'no_show')).status).toBe(200);
    const soon = { date: '2026-06-11', time: '10:00' };
    expect((await staff.post(`${path}/reschedule`, soon)).body['code']).toBe('slot_unavailable');
    const moved = await staff.post(`${path}/reschedule`, { ...soon, without_notice: true });
    expect(moved).toMatchObject({
      status: 200,
      body: { training_status: 'pending', training_marked_at: null },
    });
    await clockAt('2026-06-11T09:30:00Z');
    await staff.put(`${path}/outcome`, { training_status: 'failed' });
    expect((await staff.post(`${path}/reschedule`, slot)).body['code']).toBe('attendance_marked');
  });
});

describe('cancelling', () => {
  test('29: gives back the amount originally taken, even if the price changed since', async () => {
    const rates = `/organisations/${acme.id}/course-rates/1`;
    expect((await staff.put(rates, { product: 'virtual-bls', price_pence: 4_100 })).status).toBe(200);
    const { id, path } = await newSession('balance');
    await staff.put(rates, { product: 'virtual-bls', price_pence: 9_900 });
    const cancelled = await staff.post(`${path}/cancel`, { note: 'Candidate ill' });
    expect(cancelled).toMatchObject({
      status: 200,
      body: {
        booking_status: 'cancelled',
        pay_status: 'refunded',
        refund: { amount: 4_100, wallet: 'booking_balance' },
        reason: 'staff',
        reason_note: 'Candidate ill',
        cancelled_by: 'Admin',
      },
    });
    const statement = await staff.get(`/organisations/${acme.id}/transactions?product=virtual-bls`);
    expect(statement.body['data']).toMatchObject([
      {
        type: 'deposit',
        amount: 4_100,
        description: `Refunded for booking no #${id} for candidate Jane Smith`,
      },
      { type: 'withdraw', amount: 4_100 },
      { type: 'deposit', amount: 50_000 },
      { type: 'deposit', amount: 1_000 },
    ]);
    expect(await sent('booking.cancelled')).toMatchObject([{ id, refund_amount: 4_100 }]);
    await app.makeBls.booking(acme.id, slot, {}, 'credits');
  });

  test('29: a credit goes back to its course’s wallet; without refund nothing does and the payment stays', async () => {
    const kept = await newSession();
    const credits = async () =>
      at((await staff.get(`/organisations/${acme.id}/wallet?product=virtual-bls`)).body, 'credits.0.credits');
    expect(await credits()).toBe(9);
    expect((await staff.post(`${kept.path}/cancel`, { refund: false })).body).toMatchObject({
      pay_status: 'completed',
      refund: null,
    });
    expect(await credits()).toBe(9);
    const back = await newSession();
    await staff.post(`${back.path}/cancel`, {});
    expect(await credits()).toBe(9);
    expect((await staff.post(`${back.path}/cancel`, {})).body['code']).toBe('already_cancelled');
  });

  test('an unpaid invoice is void, a paid one is credited', async () => {
    const unpaid = await newSession('invoice');
    expect((await staff.post(`${unpaid.path}/cancel`, {})).body).toMatchObject({
      pay_status: 'cancelled',
      refund: { amount: 4_500, wallet: 'invoice' },
    });
    const paid = await newSession('invoice');
    expect((await staff.post(`${paid.path}/invoice-payment`)).body).toMatchObject({
      pay_status: 'completed',
    });
    expect((await staff.post(`${paid.path}/invoice-payment`)).body['code']).toBe('not_awaiting_payment');
    expect((await staff.post(`${paid.path}/cancel`, {})).body).toMatchObject({ pay_status: 'refunded' });
    const invoices = await app.sql<{ status: string; location_name: string | null }>(
      `select status, location_name from invoices where organisation_id = $1 order by id`,
      [acme.id],
    );
    expect(invoices).toEqual([
      { status: 'void', location_name: null },
      { status: 'credited', location_name: null },
    ]);
    const credited = await newSession();
    expect((await staff.post(`${credited.path}/invoice-payment`)).body['code']).toBe('not_an_invoice');
  });

  test('is over once the outcome is marked; two at once give back once', async () => {
    const marked = await newSession();
    await markAfterStart(marked.path, 'failed');
    expect((await staff.post(`${marked.path}/cancel`, {})).body['code']).toBe('attendance_marked');
    await clockAt('2026-06-05T10:00:00Z');
    const raced = await newSession('credits', { date: '2026-06-11', time: '09:00' });
    const answers = await Promise.all([1, 2, 3].map(() => staff.post(`${raced.path}/cancel`, {})));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
    const refunds = await app.sql(
      'select 1 from ledger_transfers where booking_id = $1 and product = $2 and type = $3',
      [raced.id, 'virtual-bls', 'deposit'],
    );
    expect(refunds).toHaveLength(1);
  });
});

describe('the outcome', () => {
  test('is marked from the start on, by staff or the session’s own trainer', async () => {
    const { path, trainerId } = await newSession();
    const own = await app.signedIn('staff_trainer', { trainerId });
    const other = await app.signedIn('staff_trainer', { trainerId: await app.makeBls.trainer() });
    const mark = { training_status: 'completed' };
    expect((await own.put(`${path}/outcome`, mark)).body['code']).toBe('session_not_started');
    await clockAt('2026-06-10T08:00:00Z');
    expect((await other.put(`${path}/outcome`, mark)).status).toBe(404);
    expect((await other.get('/virtual-bls/bookings')).body['data']).toEqual([]);
    expect((await own.put(`${path}/outcome`, mark)).body).toMatchObject({ training_status: 'completed' });
    await own.put(`${path}/outcome`, mark);
    await own.put(`${path}/outcome`, { training_status: 'no_show' });
    expect(await sent('booking.attendance_marked')).toMatchObject([
      { training_status: 'completed', previous_training_status: 'pending' },
      { training_status: 'no_show', previous_training_status: 'completed' },
    ]);
    expect((await staff.put(`${path}/outcome`, { training_status: 'pending' })).status).toBe(422);
  });

  test('26: failed or no_show with the kit in never yields a certificate', async () => {
    const { path } = await newSession();
    expect((await staff.post(`${path}/kit-waiver`, { reason: 'Has a manikin at work' })).body).toMatchObject({
      equipment_status: 'in',
      kit_waived_reason: 'Has a manikin at work',
    });
    for (const status of ['failed', 'no_show']) {
      expect((await markAfterStart(path, status)).body).toMatchObject({ certificate_available: false });
    }
    expect(await sent('booking.certificate_available')).toEqual([]);
    expect((await markAfterStart(path, 'completed')).body).toMatchObject({ certificate_available: true });
  });

  test('25: completed and the kit back make one certificate, whichever came last', async () => {
    const kitLast = await newSession();
    const kit = await newKit();
    await staff.post(`${kitLast.path}/kits`, { bar_code: kit });
    expect((await markAfterStart(kitLast.path, 'completed')).body['certificate_available']).toBe(false);
    const back = await staff.post('/virtual-bls/kits/return', { bar_code: kit });
    expect(back.body).toMatchObject({ id: kitLast.id, certificate_available: true, equipment_status: 'in' });
    await clockAt('2026-06-05T10:00:00Z');
    const outcomeLast = await newSession();
    await staff.post(`${outcomeLast.path}/kits`, { bar_code: kit });
    await staff.post('/virtual-bls/kits/return', { bar_code: kit });
    expect((await markAfterStart(outcomeLast.path, 'completed')).body['certificate_available']).toBe(true);
    expect(
      (await sent('booking.certificate_available')).map(({ id, certificate }) => [
        id,
        (certificate as Json)['number'],
      ]),
    ).toEqual([kitLast.id, outcomeLast.id].map((id) => [id, `BLS-2026-00${id}`]));
    expect(at((await sent('booking.certificate_available'))[0] as Json, 'certificate.expires_on')).toBe(
      '2027-06-10',
    );
  });

  test('25: both at the same moment make one certificate', async () => {
    for (let round = 0; round < 5; round += 1) {
      await clockAt('2026-06-05T10:00:00Z');
      const { path } = await newSession();
      const kit = await newKit();
      await staff.post(`${path}/kits`, { bar_code: kit });
      await clockAt('2026-06-10T08:30:00Z');
      await Promise.all([
        staff.put(`${path}/outcome`, { training_status: 'completed' }),
        staff.post('/virtual-bls/kits/return', { bar_code: kit }),
      ]);
    }
    expect(await sent('booking.certificate_available')).toHaveLength(5);
  });

  test('a certificate is withdrawn only by an administrator with a reason; the check page says so, no event does', async () => {
    const { path, trainerId } = await newSession();
    await staff.post(`${path}/kit-waiver`, { reason: 'Has one' });
    await markAfterStart(path, 'completed');
    const trainer = await app.signedIn('staff_trainer', { trainerId });
    const wrong = { training_status: 'failed' };
    expect((await trainer.put(`${path}/outcome`, { ...wrong, reason: 'x' })).body['code']).toBe(
      'certificate_stands',
    );
    expect((await staff.put(`${path}/outcome`, wrong)).body).toMatchObject({
      code: 'reason_missing',
      errors: { reason: [expect.any(String)] },
    });
    const withdrawn = await staff.put(`${path}/outcome`, { ...wrong, reason: 'Marked in the wrong row' });
    expect(withdrawn.body).toMatchObject({ certificate_available: false, training_status: 'failed' });
    const [certificate] = await app.sql<{ verification_code: string; revoked_reason: string }>(
      `select verification_code, revoked_reason from certificates where product = 'virtual-bls' and organisation_id = $1`,
      [acme.id],
    );
    expect(certificate?.revoked_reason).toBe('Marked in the wrong row');
    const page = await fetch(`${app.url}/verify/${certificate?.verification_code}`);
    expect(await page.text()).toMatch(/revoked|withdrawn/i);
    await staff.put(`${path}/outcome`, { training_status: 'completed' });
    const issued = await sent('booking.certificate_available');
    expect(issued.map((one) => (one['certificate'] as Json)['verification_code'])).toEqual([
      certificate?.verification_code,
      certificate?.verification_code,
    ]);
  });
});

describe('a trainer’s time', () => {
  const free = async (date: string) =>
    (
      await app.sql<{ slot_time: string }>(`select slot_time from bls_free_slots(1, $1::date, $1::date)`, [
        date,
      ])
    ).map((row) => row.slot_time);

  test('is set by trainer or staff; slots follow, what is booked stays and is shown as clashing', async () => {
    const { id, trainerId } = await newSession();
    const trainer = await app.signedIn('staff_trainer', { trainerId });
    const path = `/virtual-bls/trainers/${trainerId}`;
    expect((await trainer.get(path)).body).toMatchObject({ clashes: [], courses: [{ id: 1 }] });
    const set = await trainer.put(`${path}/weekly-rules`, {
      rules: [
        { weekday: 3, from_time: '13:00', to_time: '15:00' },
        { weekday: 3, from_time: '22:00', to_time: '24:00', valid_to: null },
      ],
    });
    expect(set).toMatchObject({
      status: 200,
      body: {
        weekly: [
          { weekday: 3, from_time: '13:00', to_time: '15:00', valid_from: '2026-06-05', valid_to: null },
          { from_time: '22:00', to_time: '24:00' },
        ],
        clashes: [{ booking_id: id, candidate: 'Jane Smith', start_date: '2026-06-10T09:00:00+01:00' }],
      },
    });
    expect(await free('2026-06-10')).toEqual(['13:00', '13:30', '14:00', '22:00', '22:30', '23:00']);
    const closed = await trainer.post(`${path}/exceptions`, { on_date: '2026-06-10', kind: 'closed' });
    expect(await free('2026-06-10')).toEqual([]);
    const opened = await staff.post(`${path}/exceptions`, {
      on_date: '2026-06-10',
      kind: 'open',
      from_time: '08:00',
      to_time: '11:00',
    });
    expect(opened.body['clashes']).toEqual([]);
    expect(await free('2026-06-10')).toEqual(['08:00', '10:00']);
    const exception = at(closed.body, 'exceptions.0.id');
    expect((await trainer.remove(`${path}/exceptions/${exception}`)).status).toBe(200);
    expect((await trainer.remove(`${path}/exceptions/${exception}`)).status).toBe(404);
  });

  test('a new room is that of the sessions to come; without one nothing is offered', async () => {
    const { path, trainerId } = await newSession();
    const room = { id: '9', link: 'https://zoom.us/j/9', password: 'new' };
    const trainer = `/virtual-bls/trainers/${trainerId}`;
    expect((await staff.put(`${trainer}/room`, { room })).body).toMatchObject({ room, clashes: [] });
    expect((await staff.get(path)).body).toMatchObject({ room });
    const none = await staff.put(`${trainer}/room`, { room: null });
    expect(at(none.body, 'clashes.0.candidate')).toBe('Jane Smith');
    expect((await staff.get(path)).body).toMatchObject({ room });
    expect(await free('2026-06-10')).toEqual([]);
    expect(
      (await staff.put(`${trainer}/room`, { room: { ...room, link: 'javascript:alert(1)' } })).status,
    ).toBe(422);
  });

  test('a trainer begins when staff say so, with courses; another’s time is not there', async () => {
    const created = await staff.post('/trainers', { name: 'Newcomer' });
    const path = `/virtual-bls/trainers/${created.body['id']}`;
    expect((await staff.get(path)).status).toBe(404);
    expect((await staff.put(path, { is_active: true })).body).toMatchObject({
      room: null,
      courses: [],
      weekly: [],
    });
    expect((await staff.put(`${path}/courses`, { course_ids: [1, 999] })).body['code']).toBe(
      'course_unknown',
    );
    expect((await staff.put(`${path}/courses`, { course_ids: [1, 1] })).body).toMatchObject({
      courses: [{ id: 1 }],
    });
    const stranger = await app.signedIn('staff_trainer', { trainerId: await app.makeBls.trainer() });
    for (const answer of [
      await stranger.get(path),
      await stranger.put(`${path}/room`, { room: null }),
      await stranger.put(`${path}/courses`, { course_ids: [] }),
      await stranger.put(`${path}/weekly-rules`, { rules: [] }),
      await stranger.post(`${path}/exceptions`, { on_date: '2026-06-10', kind: 'closed' }),
      await stranger.remove(`${path}/exceptions/1`),
    ])
      expect(answer.status).toBe(404);
    expect((await stranger.get('/virtual-bls/trainers')).body['data']).toHaveLength(1);
  });

  test.each([
    [{ rules: [{ weekday: 8, from_time: '09:00', to_time: '17:00' }] }, 'rules.0.weekday'],
    [{ rules: [{ weekday: 1, from_time: '17:00', to_time: '09:00' }] }, 'rules.0.to_time'],
    [{ rules: [{ weekday: 1, from_time: '0900', to_time: '17:00' }] }, 'rules.0.from_time'],
    [{ rules: 'none' }, 'rules'],
  ])('%j is 422 on %s', async (body, field) => {
    const trainerId = await app.makeBls.trainer();
    const answer = await staff.put(`/virtual-bls/trainers/${trainerId}/weekly-rules`, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body['errors'] as object)).toEqual([field]);
  });
});

describe('courses, rules and lists', () => {
  test('staff keep courses and rules; what is changed holds from then on', async () => {
    const made = await staff.post('/virtual-bls/courses', {
      name: 'BLS — First Time',
      price_pence: 6_000,
      duration_minutes: 90,
    });
    expect(made).toMatchObject({ status: 201, body: { is_active: true, duration_minutes: 90 } });
    const path = `/virtual-bls/courses/${made.body['id']}`;
    expect((await staff.patch(path, { is_active: false })).body).toMatchObject({ is_active: false });
    expect((await staff.patch('/virtual-bls/rules', { kit_due_days: 10 })).body).toMatchObject({
      kit_due_days: 10,
      slot_grid_minutes: 30,
    });
    const session = await newSession();
    const out = await staff.post(`${session.path}/kits`, { bar_code: await newKit() });
    expect(out.body['equipment_due_date']).toBe('2026-06-20');
    await staff.patch('/virtual-bls/rules', { kit_due_days: 7 });
    expect((await staff.patch('/virtual-bls/rules', { slot_grid_minutes: 7 })).status).toBe(422);
  });

  test('sessions narrow by what staff ask for', async () => {
    const first = await newSession();
    const second = await newSession('balance', { date: '2026-06-11', time: '10:00' });
    await staff.post(`${second.path}/kits`, { bar_code: await newKit() });
    const ids = async (query: string) =>
      (
        (await staff.get(`/virtual-bls/bookings?organisation_id=${acme.id}&${query}`)).body['data'] as Json[]
      ).map((row) => row['id']);
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids('sort=start_date&sort_dir=asc')).toEqual([first.id, second.id]);
    expect(await ids('equipment_status=none')).toEqual([first.id]);
    expect(await ids('equipment_status=out')).toEqual([second.id]);
    expect(await ids('pay_option=balance')).toEqual([second.id]);
    expect(await ids('date_from=2026-06-11')).toEqual([second.id]);
    expect(await ids(`trainer_id=${first.trainerId}`)).toEqual([first.id]);
    expect(await ids('search=JANE')).toEqual([second.id, first.id]);
    expect(await ids('booking_status=cancelled')).toEqual([]);
  });
});

test('afterwards the books balance and every entry of the trail has its declared shape', async () => {
  expect(await verifyLedger(app.db)).toEqual([]);
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
  const declared: Record<string, { parse(value: unknown): unknown }> = auditDetails;
  const entries = await app.sql<{ action: string; details: unknown }>(
    'select action, details from audit_entries',
  );
  expect(entries.length).toBeGreaterThan(50);
  for (const { action, details } of entries)
    expect(declared[action]?.parse(details), action).toEqual(details);
});
