import { describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { afterwardsAllHolds, remoteSessionsOfFile } from '../../../../tests/support/remote-sessions.ts';
import { announceOverdueKits } from '../../../domains/kits/index.ts';

const world = remoteSessionsOfFile();
const { clockAt, newSession, sent } = world;

describe('kits', () => {
  test('27: due 7 days after the session, overdue the day after that, announced once however often the job runs', async () => {
    const { id, path } = await newSession();
    expect((await world.staff.get(path)).body).toMatchObject({ equipment_status: null, kits: [] });
    const out = await world.staff.post(`${path}/kits`, { bar_code: await world.newKit() });
    expect(out).toMatchObject({
      status: 200,
      body: { equipment_status: 'out', equipment_due_date: '2026-06-17' },
    });
    await clockAt('2026-06-17T22:59:00Z');
    expect(await announceOverdueKits(world.app.db)).toBe(0);
    expect((await world.staff.get(path)).body['equipment_status']).toBe('out');
    await clockAt('2026-06-17T23:00:00Z');
    const told = await Promise.all(Array.from({ length: 4 }, () => announceOverdueKits(world.app.db)));
    expect(told.reduce((sum, one) => sum + one)).toBe(1);
    await world.app.pass('1 hour');
    expect(await announceOverdueKits(world.app.db)).toBe(0);
    expect((await world.staff.get(path)).body['equipment_status']).toBe('overdue');
    expect(await sent('booking.equipment_return_overdue')).toMatchObject([
      { id, equipment_status: 'overdue', equipment_due_date: '2026-06-17', days_overdue: 1 },
    ]);
  });

  test('27: more time makes it out again, and it is announced anew after the new date', async () => {
    const { path } = await newSession();
    const out = await world.staff.post(`${path}/kits`, { bar_code: await world.newKit() });
    const loan = at(out.body, 'kits.0.id');
    await clockAt('2026-06-18T10:00:00Z');
    await announceOverdueKits(world.app.db);
    const due = `/virtual-bls/kit-loans/${loan}/due-date`;
    expect(await world.staff.put(due, { due_on: '2026-06-20' })).toMatchObject({
      status: 200,
      body: { due_on: '2026-06-20', is_overdue: false },
    });
    expect((await world.staff.get(path)).body['equipment_status']).toBe('out');
    await clockAt('2026-06-22T10:00:00Z');
    await announceOverdueKits(world.app.db);
    expect((await sent('booking.equipment_return_overdue')).map((one) => one['days_overdue'])).toEqual([
      1, 2,
    ]);
    expect(await world.staff.put(due, { due_on: '2026-06-04' })).toMatchObject({
      status: 422,
      body: { code: 'due_before_sent' },
    });
  });

  test('27: a cancelled booking’s kit is due within 7 days, and announced when it is not back', async () => {
    const { path } = await newSession();
    await world.staff.post(`${path}/kits`, { bar_code: await world.newKit() });
    expect((await world.staff.post(`${path}/cancel`, {})).status).toBe(200);
    expect((await world.staff.get(path)).body).toMatchObject({ equipment_due_date: '2026-06-12' });
    await clockAt('2026-06-13T10:00:00Z');
    expect(await announceOverdueKits(world.app.db)).toBe(1);
    expect(await sent('booking.equipment_return_overdue')).toMatchObject([
      { booking_status: 'cancelled', equipment_due_date: '2026-06-12', days_overdue: 1 },
    ]);
  });

  test('a kit is with one candidate at most, however many scan it out at once', async () => {
    const first = await newSession();
    const second = await newSession();
    const kit = await world.newKit();
    const scans = await Promise.all(
      [first, second, first, second].map(({ path }) => world.staff.post(`${path}/kits`, { bar_code: kit })),
    );
    expect(scans.map((scan) => scan.status).sort()).toEqual([200, 422, 422, 422]);
    expect(scans.filter((scan) => scan.status === 422).map((scan) => scan.body['code'])).toEqual(
      Array.from({ length: 3 }, () => 'kit_is_out'),
    );
  });

  test('what cannot be scanned says why', async () => {
    const { path } = await newSession();
    const kit = await world.newKit();
    const id = at((await world.staff.get(`/virtual-bls/kits?search=${kit}`)).body, 'data.0.id');
    const scan = (bar_code: string, to = path) => world.staff.post(`${to}/kits`, { bar_code });
    expect((await scan('NO-SUCH')).body['code']).toBe('kit_unknown');
    expect((await world.staff.post('/virtual-bls/kits/return', { bar_code: kit })).body['code']).toBe(
      'kit_not_out',
    );
    expect((await world.staff.post('/virtual-bls/kits', { bar_code: kit })).body['code']).toBe(
      'bar_code_taken',
    );
    await world.staff.patch(`/virtual-bls/kits/${id}`, { is_retired: true, note: 'Torn' });
    expect((await scan(kit)).body['code']).toBe('kit_retired');
    await world.staff.patch(`/virtual-bls/kits/${id}`, { is_retired: false });
    await scan(kit);
    expect((await world.staff.patch(`/virtual-bls/kits/${id}`, { is_retired: true })).body['code']).toBe(
      'kit_is_out',
    );
    expect((await world.staff.get(`/virtual-bls/kits?place=out&search=${kit}`)).body).toMatchObject({
      meta: { total: 1 },
      data: [{ note: 'Torn', loan: { due_on: '2026-06-17' } }],
    });
    expect((await world.staff.post(`${path}/kit-waiver`, { reason: 'x' })).body['code']).toBe('kit_was_sent');
    const other = await newSession();
    await world.staff.post(`${other.path}/cancel`, {});
    expect((await scan(await world.newKit(), other.path)).body['code']).toBe('booking_not_booked');
  });
});

afterwardsAllHolds(() => world.app);
