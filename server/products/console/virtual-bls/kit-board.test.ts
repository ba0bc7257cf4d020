import { describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { afterwardsAllHolds, remoteSessionsOfFile } from '../../../../tests/support/remote-sessions.ts';

const world = remoteSessionsOfFile();
const { clockAt, newSession } = world;

/** The columns in which something is found. */
async function placesOf(search: string | number): Promise<string[]> {
  const board = await world.staff.get(`/virtual-bls/kit-board?search=${search}`);
  expect(board.status).toBe(200);
  return Object.keys(board.body).filter((place) => Number(at(board.body, `${place}.total`)) > 0);
}

describe('the kit board', () => {
  test('a kit goes through every column on its way to a candidate and back', async () => {
    const { id, path } = await newSession();
    const kit = await world.newKit();
    expect(await placesOf(id)).toEqual(['to_post']);
    expect(await placesOf(kit)).toEqual(['here']);
    await world.staff.post(`${path}/kits`, { bar_code: kit });
    expect(await placesOf(kit)).toEqual(['out']);
    expect(await placesOf(id)).toEqual(['out']);
    const { body } = await world.staff.get(`/virtual-bls/kit-board?search=${kit}`);
    expect(at(body, 'out.cards.0')).toMatchObject({
      bar_code: kit,
      booking_id: id,
      due_on: '2026-06-17',
      days: 12,
    });
    await clockAt('2026-06-15T10:00:00Z');
    expect(await placesOf(kit)).toEqual(['due']);
    await clockAt('2026-06-18T10:00:00Z');
    expect(await placesOf(kit)).toEqual(['overdue']);
    await world.staff.post('/virtual-bls/kits/return', { bar_code: kit });
    expect(await placesOf(kit)).toEqual(['here']);
  });

  test('a session whose kit was waived, and a retired kit, are not on it', async () => {
    const { id, path } = await newSession();
    await world.staff.post(`${path}/kit-waiver`, { reason: 'Has a manikin at work' });
    expect(await placesOf(id)).toEqual([]);
    const kit = await world.newKit();
    const kitId = at((await world.staff.get(`/virtual-bls/kits?search=${kit}`)).body, 'data.0.id');
    await world.staff.patch(`/virtual-bls/kits/${kitId}`, { is_retired: true });
    expect(await placesOf(kit)).toEqual([]);
  });
});

describe('a scan that was a slip', () => {
  const loanOf = (body: Record<string, unknown>) => at(body, 'kits.0.id');

  test('out: the session waits for a kit again, and no certificate is earned by it', async () => {
    const { id, path } = await newSession();
    const kit = await world.newKit();
    const loan = loanOf((await world.staff.post(`${path}/kits`, { bar_code: kit })).body);
    expect((await world.staff.post(`/virtual-bls/kit-loans/${loan}/undo-sending`)).status).toBe(200);
    expect(await placesOf(id)).toEqual(['to_post']);
    expect(await placesOf(kit)).toEqual(['here']);
    await world.markAfterStart(path, 'completed');
    expect((await world.staff.get(path)).body).toMatchObject({
      certificate_available: false,
      equipment_status: null,
      kits: [],
    });
    expect((await world.staff.post(`/virtual-bls/kit-loans/${loan}/undo-sending`)).status).toBe(404);
  });

  test('in: the kit is with its candidate again, due as before', async () => {
    const { path } = await newSession();
    const kit = await world.newKit();
    await world.staff.post(`${path}/kits`, { bar_code: kit });
    const back = await world.staff.post('/virtual-bls/kits/return', { bar_code: kit });
    const undo = `/virtual-bls/kit-loans/${loanOf(back.body)}/undo-return`;
    expect((await world.staff.post(undo)).status).toBe(200);
    expect((await world.staff.get(path)).body).toMatchObject({
      equipment_status: 'out',
      equipment_due_date: '2026-06-17',
    });
    expect((await world.staff.post(undo)).body['code']).toBe('kit_is_out');
  });

  test('what has had consequences, or is an hour old, stays', async () => {
    const { path } = await newSession();
    const kit = await world.newKit();
    const loan = loanOf((await world.staff.post(`${path}/kits`, { bar_code: kit })).body);
    await clockAt('2026-06-05T11:00:01Z');
    const undo = (what: string) => world.staff.post(`/virtual-bls/kit-loans/${loan}/undo-${what}`);
    expect((await undo('sending')).body['code']).toBe('scan_too_old');
    await world.markAfterStart(path, 'completed');
    await world.staff.post('/virtual-bls/kits/return', { bar_code: kit });
    expect((await undo('return')).body['code']).toBe('certificate_stands');
    expect((await undo('sending')).body['code']).toBe('kit_not_out');
    const kitId = at((await world.staff.get(`/virtual-bls/kits?search=${kit}`)).body, 'data.0.id');
    await world.staff.patch(`/virtual-bls/kits/${kitId}`, { is_retired: true });
    expect((await undo('return')).body['code']).toBe('kit_retired');
    await clockAt('2026-06-05T10:00:00Z');
    const other = await newSession('credits', { date: '2026-06-11', time: '09:00' });
    const second = await world.newKit();
    const given = loanOf((await world.staff.post(`${other.path}/kits`, { bar_code: second })).body);
    await world.staff.post('/virtual-bls/kits/return', { bar_code: second });
    await world.app.pass('61 minutes');
    expect((await world.staff.post(`/virtual-bls/kit-loans/${given}/undo-return`)).body['code']).toBe(
      'scan_too_old',
    );
  });
});

afterwardsAllHolds(() => world.app);
