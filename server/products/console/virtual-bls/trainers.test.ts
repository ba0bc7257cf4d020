import { describe, expect, test } from 'vitest';
import { at, type Json } from '../../../../tests/support/api-client.ts';
import { afterwardsAllHolds, remoteSessionsOfFile } from '../../../../tests/support/remote-sessions.ts';
import { listFreeSlots } from '../../../domains/scheduling/index.ts';
import { isRefusal } from '../../../platform/http/problem.ts';

const world = remoteSessionsOfFile();
const { newSession } = world;

describe('a trainer’s time', () => {
  const free = async (date: string) => {
    const found = await listFreeSlots(world.app.db, { courseId: 1, from: date, to: date, needsNotice: true });
    return isRefusal(found) ? found : found.slots.map(({ time }) => time);
  };

  test('is set by trainer or staff; slots follow, what is booked stays and is shown as clashing', async () => {
    const { id, trainerId } = await newSession();
    const trainer = await world.app.signedIn('staff_trainer', { trainerId });
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
    const opened = await world.staff.post(`${path}/exceptions`, {
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
    expect((await world.staff.put(`${trainer}/room`, { room })).body).toMatchObject({ room, clashes: [] });
    expect((await world.staff.get(path)).body).toMatchObject({ room });
    const none = await world.staff.put(`${trainer}/room`, { room: null });
    expect(at(none.body, 'clashes.0.candidate')).toBe('Jane Smith');
    expect((await world.staff.get(path)).body).toMatchObject({ room });
    expect(await free('2026-06-10')).toEqual([]);
    expect(
      (await world.staff.put(`${trainer}/room`, { room: { ...room, link: 'javascript:alert(1)' } })).status,
    ).toBe(422);
  });

  test('a trainer begins when staff say so, with courses; another’s time is not there', async () => {
    const created = await world.staff.post('/trainers', { name: 'Newcomer' });
    const path = `/virtual-bls/trainers/${created.body['id']}`;
    expect((await world.staff.get(path)).status).toBe(404);
    expect((await world.staff.put(path, { is_active: true })).body).toMatchObject({
      room: null,
      courses: [],
      weekly: [],
    });
    expect((await world.staff.put(`${path}/courses`, { course_ids: [1, 999] })).body['code']).toBe(
      'course_unknown',
    );
    expect((await world.staff.put(`${path}/courses`, { course_ids: [1, 1] })).body).toMatchObject({
      courses: [{ id: 1 }],
    });
    const stranger = await world.app.signedIn('staff_trainer', {
      trainerId: await world.app.makeBls.trainer(),
    });
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
    const trainerId = await world.app.makeBls.trainer();
    const answer = await world.staff.put(`/virtual-bls/trainers/${trainerId}/weekly-rules`, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body['errors'] as object)).toEqual([field]);
  });
});

describe('courses, rules and lists', () => {
  test('staff keep courses and rules; what is changed holds from then on', async () => {
    const made = await world.staff.post('/virtual-bls/courses', {
      name: 'BLS — First Time',
      price_pence: 6_000,
      duration_minutes: 90,
    });
    expect(made).toMatchObject({ status: 201, body: { is_active: true, duration_minutes: 90 } });
    const path = `/virtual-bls/courses/${made.body['id']}`;
    expect((await world.staff.patch(path, { is_active: false })).body).toMatchObject({ is_active: false });
    expect((await world.staff.patch('/virtual-bls/rules', { kit_due_days: 10 })).body).toMatchObject({
      kit_due_days: 10,
      slot_grid_minutes: 30,
    });
    const session = await newSession();
    const out = await world.staff.post(`${session.path}/kits`, { bar_code: await world.newKit() });
    expect(out.body['equipment_due_date']).toBe('2026-06-20');
    await world.staff.patch('/virtual-bls/rules', { kit_due_days: 7 });
    expect((await world.staff.patch('/virtual-bls/rules', { slot_grid_minutes: 7 })).status).toBe(422);
  });

  test('sessions narrow by what staff ask for', async () => {
    const first = await newSession();
    const second = await newSession('balance', { date: '2026-06-11', time: '10:00' });
    await world.staff.post(`${second.path}/kits`, { bar_code: await world.newKit() });
    const ids = async (query: string) =>
      (
        (await world.staff.get(`/virtual-bls/bookings?organisation_id=${world.acme.id}&${query}`)).body[
          'data'
        ] as Json[]
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

afterwardsAllHolds(() => world.app);
