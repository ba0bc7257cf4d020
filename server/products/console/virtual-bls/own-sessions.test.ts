import { describe, expect, test } from 'vitest';
import { afterwardsAllHolds, remoteSessionsOfFile } from '../../../../tests/support/remote-sessions.ts';

const world = remoteSessionsOfFile();
const { newSession } = world;

describe('people of an organisation', () => {
  test('see its remote sessions and nobody else’s', async () => {
    const { id, path } = await newSession();
    const stranger = await world.app.make.organisation({ products: ['virtual-bls'], wallets: 'virtual-bls' });
    for (const role of ['agency_owner', 'agency_viewer'] as const) {
      const member = await world.app.signedIn(role, { organisationId: world.acme.id });
      const other = await world.app.signedIn(role, { organisationId: stranger.id });
      expect((await member.get('/virtual-bls/bookings')).body['data']).toMatchObject([{ id }]);
      expect((await member.get(path)).body).toMatchObject({ id, room: { link: expect.any(String) } });
      expect((await other.get('/virtual-bls/bookings')).body['data']).toEqual([]);
      const theirs = `/virtual-bls/bookings?organisation_id=${world.acme.id}&search=smith`;
      expect((await other.get(theirs)).body['data']).toEqual([]);
      const none = await other.get('/virtual-bls/bookings/987654321');
      for (const hidden of [await other.get(path), await other.get(`${path}/history`)])
        expect([hidden.status, hidden.text]).toEqual([404, none.text]);
    }
  });

  test('are told of no room that is not theirs any more, and of no notes of staff', async () => {
    const { path } = await newSession();
    const owner = await world.app.signedIn('agency_owner', { organisationId: world.acme.id });
    await world.staff.post(`${path}/kit-waiver`, { reason: 'Owes us a kit' });
    expect((await world.staff.get(path)).body).toMatchObject({ kit_waived_reason: 'Owes us a kit' });
    expect((await owner.get(path)).body).toMatchObject({ equipment_status: 'in', kit_waived_reason: null });
    await world.staff.post(`${path}/cancel`, {});
    expect((await owner.get(path)).body).toMatchObject({ booking_status: 'cancelled', room: null });
    expect((await world.staff.get(path)).body['room']).toMatchObject({ link: expect.any(String) });
  });

  test('get the candidate’s page only if they may change bookings', async () => {
    const { path } = await newSession();
    const manager = await world.app.signedIn('agency_manager', { organisationId: world.acme.id });
    const viewer = await world.app.signedIn('agency_viewer', { organisationId: world.acme.id });
    expect((await manager.get(path)).body['candidate_page_url']).toMatch(/\/virtual-bls\/booking\//);
    expect((await viewer.get(path)).body['candidate_page_url']).toBeNull();
  });
});

describe('what cancelling would do', () => {
  test.each(['credits', 'balance', 'invoice'] as const)(
    'is what cancelling then does: %s',
    async (payOption) => {
      const { path } = await newSession(payOption);
      await world.staff.post(`${path}/kits`, { bar_code: await world.newKit() });
      const { body: foreseen } = await world.staff.get(`${path}/cancellation`);
      expect(foreseen).toMatchObject({ refusal: null, ends_payment: false, kit_due_on: '2026-06-12' });
      const { body: cancelled } = await world.staff.post(`${path}/cancel`, {});
      expect(cancelled).toMatchObject({ refund: foreseen['refund'], equipment_due_date: '2026-06-12' });
      expect(foreseen['refund']).not.toBeNull();
      const { body: again } = await world.staff.get(`${path}/cancellation`);
      expect(again).toMatchObject({ refusal: 'already_cancelled', refund: null, kit_due_on: null });
    },
  );

  test('of a session that does not exist is 404', async () => {
    expect((await world.staff.get('/virtual-bls/bookings/987654321/cancellation')).status).toBe(404);
  });
});

test('the history tells of the kit and of moves, to an organisation without names of staff', async () => {
  const { path } = await newSession();
  await world.staff.post(`${path}/kits`, { bar_code: await world.newKit() });
  await world.staff.post(`${path}/reschedule`, { date: '2026-06-12', time: '14:00' });
  const viewer = await world.app.signedIn('agency_viewer', { organisationId: world.acme.id });
  const { body } = await viewer.get(`${path}/history`);
  expect(body['data']).toMatchObject([
    { action: 'booking.created' },
    { action: 'bls_kit.sent', actor: 'staff', actor_name: null },
    {
      action: 'bls_booking.rescheduled',
      actor_name: null,
      moved_from: '2026-06-10T09:00:00+01:00',
      moved_to: '2026-06-12T14:00:00+01:00',
    },
  ]);
});

afterwardsAllHolds(() => world.app);
