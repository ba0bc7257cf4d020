import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runQueuedJobs } from '../tests/support/jobs.ts';
import { startTestApp, type TestApp } from '../tests/support/test-app.ts';
import { ZoomServer } from '../tests/support/zoom-server.ts';
import { loadConfig } from './config.ts';
import type { MeetingProvider } from './domains/meetings/index.ts';
import { openMeetings } from './meetings.ts';
import { createSafeFetch } from './platform/safe-fetch/safe-fetch.ts';

let app: TestApp;
let zoom: ZoomServer;
let meetings: MeetingProvider;
let organisationId: number;
const safeFetch = createSafeFetch({ allowLoopbackHttp: true });
const site = 'https://veriward.test';

function opened(env: Record<string, string>): MeetingProvider {
  const provider = openMeetings(loadConfig(env), site, safeFetch);
  if (!provider) throw new Error('no provider');
  return provider;
}

beforeAll(async () => {
  [app, zoom] = await Promise.all([startTestApp(), ZoomServer.start()]);
  organisationId = (await app.make.organisation({ invoices: true })).id;
  meetings = opened(zoom.env);
});
afterAll(async () => {
  await app.close();
  await safeFetch.close();
  await zoom.stop();
});
beforeEach(async () => {
  await app.freeze('2026-06-01T09:00:00Z');
  await app.sql('update bls_trainers set is_active = false');
});
afterEach(() => {
  zoom.up();
  zoom.meetings.clear();
});

/** A trainer who signs in, and has a user at Zoom unless said otherwise. */
async function newTrainer(hasUser = true): Promise<number> {
  const trainerId = await app.makeBls.trainer();
  const { email } = await app.make.person('staff_trainer', { trainerId });
  if (hasUser) zoom.users.add(email);
  return trainerId;
}

const roomOf = async (bookingId: number) =>
  (
    await app.sql<{ room_id: string; room_link: string; room_password: string }>(
      'select room_id, room_link, room_password from bls_bookings where id = $1',
      [bookingId],
    )
  )[0];
const book = (time: string) => app.makeBls.booking(organisationId, { date: '2026-06-10', time });
const run = () => runQueuedJobs({ ...app, meetings });
const staff = `row ('system', null, null)::actor`;
const cancel = (id: number) => app.sql(`select cancel_bls_booking_by_staff($1, null, true, ${staff})`, [id]);
const move = (id: number, time: string, trainerId: number | null = null) =>
  app.sql(`select reschedule_bls_booking($1, '2026-06-12', $2::time, $3, true, ${staff})`, [
    id,
    time,
    trainerId,
  ]);

describe('the meeting of a session', () => {
  test('is made after the booking; until then, and when it is cancelled, nothing is left over', async () => {
    const trainerId = await newTrainer();
    const booking = await book('09:00');
    expect((await roomOf(booking.id))?.room_id).toBe(`room ${trainerId}`);
    await run();
    const [made] = zoom.meetings.values();
    expect(made).toMatchObject({
      start_time: '2026-06-10T08:00:00Z',
      topic: expect.stringMatching(/booking \d+$/),
    });
    expect(JSON.stringify(made)).not.toContain('Jane');
    expect(await roomOf(booking.id)).toEqual({
      room_id: expect.stringMatching(/^\d{3} \d{3} \d{4}$/),
      room_link: made?.['join_url'],
      room_password: 'Qx7p2L',
    });
    await cancel(booking.id);
    await run();
    expect(zoom.meetings.size).toBe(0);
    expect(await app.sql('select * from bls_meetings')).toEqual([]);
  });

  test('moves with it and keeps its link; with another trainer it is another one', async () => {
    await newTrainer();
    const booking = await book('10:00');
    await run();
    const before = await roomOf(booking.id);
    await move(booking.id, '14:00');
    await run();
    expect([...zoom.meetings.values()].map((made) => made['start_time'])).toEqual(['2026-06-12T13:00:00Z']);
    expect(await roomOf(booking.id)).toEqual(before);
    await move(booking.id, '14:00', await newTrainer());
    await run();
    expect(zoom.meetings.size).toBe(1);
    expect(await roomOf(booking.id)).not.toEqual(before);
  });

  test('is not made where the trainer has no user at the provider: the room stands', async () => {
    const trainerId = await newTrainer(false);
    const booking = await book('11:00');
    await run();
    expect((await roomOf(booking.id))?.room_id).toBe(`room ${trainerId}`);
  });

  test('that is gone at the provider is made anew when its session moves', async () => {
    await newTrainer();
    const booking = await book('12:00');
    await run();
    zoom.meetings.clear();
    await move(booking.id, '15:00');
    await run();
    expect([...zoom.meetings.values()].map((made) => made['start_time'])).toEqual(['2026-06-12T14:00:00Z']);
  });

  test('of a session that is cancelled while it is made is ended at once', async () => {
    await newTrainer();
    const booking = await book('13:00');
    zoom.made = () => cancel(booking.id);
    await run();
    expect(zoom.meetings.size).toBe(0);
  });

  test('is not made for a booking that waits for its payment', async () => {
    await newTrainer();
    await app.makeBls.booking(organisationId, { date: '2026-06-10', time: '09:00' }, {}, 'candidate_pays');
    await run();
    expect(zoom.meetings.size).toBe(0);
  });
});

describe('while the provider is down', () => {
  test('the room stands and the job is tried again', async () => {
    const trainerId = await newTrainer();
    const booking = await book('15:00');
    zoom.fault = () => ({ kind: 'status', status: 503 });
    await expect(run()).rejects.toThrow('Zoom: HTTP 503');
    expect((await roomOf(booking.id))?.room_id).toBe(`room ${trainerId}`);
    zoom.up();
    await app.sql('update graphile_worker._private_jobs set run_at = now()');
    await run();
    expect((await roomOf(booking.id))?.room_id).not.toBe(`room ${trainerId}`);
  });

  test('a limit is waited for as long as the provider says', async () => {
    await newTrainer();
    await book('16:00');
    zoom.fault = ({ path }) =>
      path.startsWith('/v2/') ? { kind: 'status', status: 429, retryAfter: '3600' } : null;
    await run();
    const [job] = await app.sql<{ minutes: number }>(
      `select round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker.jobs
       where task_identifier = 'arrange-meeting'`,
    );
    expect(job).toEqual({ minutes: 60 });
    await app.sql(
      'select graphile_worker.permanently_fail_jobs(array_agg(id), $1) from graphile_worker.jobs',
      ['over'],
    );
    await app.sql('delete from graphile_worker._private_jobs');
  });
});

describe('other settings', () => {
  test('without a provider nothing is queued, and nothing piles up', async () => {
    const trainerId = await newTrainer();
    const booking = await book('09:00');
    await runQueuedJobs(app);
    expect((await roomOf(booking.id))?.room_id).toBe(`room ${trainerId}`);
    expect(await app.sql('select * from bls_meetings_to_arrange')).toEqual([]);
    expect(openMeetings(loadConfig({}), site, safeFetch)).toBeNull();
  });

  test('the sandbox’s meetings behave like real ones', async () => {
    await newTrainer();
    const booking = await book('10:00');
    const sandbox = opened({ VIDEO_MEETINGS: 'sandbox' });
    await runQueuedJobs({ ...app, meetings: sandbox });
    const room = await roomOf(booking.id);
    expect(room?.room_link).toBe(`${site}/virtual-bls/sandbox-meeting/${room?.room_id.replaceAll(' ', '')}`);
    await move(booking.id, '16:00');
    await runQueuedJobs({ ...app, meetings: sandbox });
    expect(await roomOf(booking.id)).toEqual(room);
  });

  test.each([
    [{ ZOOM_ACCOUNT_ID: 'a' }, 'ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET must be set together'],
    [{ VIDEO_MEETINGS: 'zoom' }, 'ZOOM_ACCOUNT_ID must be set when VIDEO_MEETINGS=zoom'],
  ])('half of them stop the start', (env, message) => {
    expect(() => loadConfig(env)).toThrow(message);
  });
});
