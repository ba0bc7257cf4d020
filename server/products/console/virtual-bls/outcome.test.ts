import { describe, expect, test } from 'vitest';
import { at, type Json } from '../../../../tests/support/api-client.ts';
import { afterwardsAllHolds, remoteSessionsOfFile } from '../../../../tests/support/remote-sessions.ts';

const world = remoteSessionsOfFile();
const { clockAt, newSession, sent, markAfterStart } = world;

describe('the outcome', () => {
  test('is marked from the start on, by staff or the session’s own trainer', async () => {
    const { path, trainerId } = await newSession();
    const own = await world.app.signedIn('staff_trainer', { trainerId });
    const other = await world.app.signedIn('staff_trainer', { trainerId: await world.app.makeBls.trainer() });
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
    expect((await world.staff.put(`${path}/outcome`, { training_status: 'pending' })).status).toBe(422);
  });

  test('26: failed or no_show with the kit in never yields a certificate', async () => {
    const { path } = await newSession();
    expect(
      (await world.staff.post(`${path}/kit-waiver`, { reason: 'Has a manikin at work' })).body,
    ).toMatchObject({
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
    const kit = await world.newKit();
    await world.staff.post(`${kitLast.path}/kits`, { bar_code: kit });
    expect((await markAfterStart(kitLast.path, 'completed')).body['certificate_available']).toBe(false);
    const back = await world.staff.post('/virtual-bls/kits/return', { bar_code: kit });
    expect(back.body).toMatchObject({ id: kitLast.id, certificate_available: true, equipment_status: 'in' });
    await clockAt('2026-06-05T10:00:00Z');
    const outcomeLast = await newSession();
    await world.staff.post(`${outcomeLast.path}/kits`, { bar_code: kit });
    await world.staff.post('/virtual-bls/kits/return', { bar_code: kit });
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
      const kit = await world.newKit();
      await world.staff.post(`${path}/kits`, { bar_code: kit });
      await clockAt('2026-06-10T08:30:00Z');
      await Promise.all([
        world.staff.put(`${path}/outcome`, { training_status: 'completed' }),
        world.staff.post('/virtual-bls/kits/return', { bar_code: kit }),
      ]);
    }
    expect(await sent('booking.certificate_available')).toHaveLength(5);
  });

  test('a certificate is withdrawn only by an administrator with a reason; the check page says so, no event does', async () => {
    const { path, trainerId } = await newSession();
    await world.staff.post(`${path}/kit-waiver`, { reason: 'Has one' });
    await markAfterStart(path, 'completed');
    const trainer = await world.app.signedIn('staff_trainer', { trainerId });
    const wrong = { training_status: 'failed' };
    expect((await trainer.put(`${path}/outcome`, { ...wrong, reason: 'x' })).body['code']).toBe(
      'certificate_stands',
    );
    expect((await world.staff.put(`${path}/outcome`, wrong)).body).toMatchObject({
      code: 'reason_missing',
      errors: { reason: [expect.any(String)] },
    });
    const withdrawn = await world.staff.put(`${path}/outcome`, {
      ...wrong,
      reason: 'Marked in the wrong row',
    });
    expect(withdrawn.body).toMatchObject({ certificate_available: false, training_status: 'failed' });
    const [certificate] = await world.app.sql<{ verification_code: string; revoked_reason: string }>(
      `select verification_code, revoked_reason from certificates where product = 'virtual-bls' and organisation_id = $1`,
      [world.acme.id],
    );
    expect(certificate?.revoked_reason).toBe('Marked in the wrong row');
    const page = await fetch(`${world.app.url}/verify/${certificate?.verification_code}`);
    expect(await page.text()).toMatch(/revoked|withdrawn/i);
    await world.staff.put(`${path}/outcome`, { training_status: 'completed' });
    const issued = await sent('booking.certificate_available');
    expect(issued.map((one) => (one['certificate'] as Json)['verification_code'])).toEqual([
      certificate?.verification_code,
      certificate?.verification_code,
    ]);
  });
});

afterwardsAllHolds(() => world.app);
