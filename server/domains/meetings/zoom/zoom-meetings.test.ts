import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ZoomFault, ZoomServer } from '../../../../tests/support/zoom-server.ts';
import { createSafeFetch } from '../../../platform/safe-fetch/safe-fetch.ts';
import { MeetingError, type MeetingProvider } from '../meeting-provider.ts';
import { zoomMeetings } from './zoom-meetings.ts';

let zoom: ZoomServer;
const safeFetch = createSafeFetch({ allowLoopbackHttp: true });

function open(changes: { clientSecret?: string; timeoutMs?: number } = {}): MeetingProvider {
  const { env } = zoom;
  return zoomMeetings({
    accountId: env.ZOOM_ACCOUNT_ID,
    clientId: env.ZOOM_CLIENT_ID,
    clientSecret: env.ZOOM_CLIENT_SECRET,
    apiBase: env.ZOOM_API_BASE,
    oauthBase: env.ZOOM_OAUTH_BASE,
    safeFetch,
    ...changes,
  });
}

beforeAll(async () => {
  zoom = await ZoomServer.start();
  zoom.users.add('sarah.connor@example.org');
});
afterAll(async () => {
  await safeFetch.close();
  await zoom.stop();
});
afterEach(() => zoom.up());

const session = {
  host: 'sarah.connor@example.org',
  title: 'BLS — Annual Renewal, booking 1501',
  startsAt: '2026-06-10T08:00:00+00:00',
  endsAt: '2026-06-10T09:00:00+00:00',
};
const isApi = ({ path }: { path: string }) => path.startsWith('/v2/');
const failing = (fault: ZoomFault) => (request: { path: string }) => (isApi(request) ? fault : null);

describe('a meeting at Zoom', () => {
  test('is made for the trainer’s user, at the session’s time, and told as people read it', async () => {
    const meeting = await open().create(session);
    expect(zoom.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: '/v2/users/sarah.connor%40example.org/meetings',
      body: {
        topic: 'BLS — Annual Renewal, booking 1501',
        type: 2,
        start_time: '2026-06-10T08:00:00Z',
        duration: 60,
        timezone: 'Europe/London',
        default_password: true,
      },
    });
    const id = meeting?.id ?? '';
    expect(meeting?.room).toEqual({
      id: `${id.slice(0, 3)} ${id.slice(3, 6)} ${id.slice(6)}`,
      link: `https://us02web.zoom.us/j/${id}?pwd=abc`,
      password: 'Qx7p2L',
    });
  });

  test('moves with its session, and ends; what is gone is told, and ended again without harm', async () => {
    const meetings = open();
    const id = (await meetings.create(session))?.id ?? '';
    const moved = { ...session, startsAt: '2026-06-12T13:00:00+00:00', endsAt: '2026-06-12T14:00:00+00:00' };
    expect(await meetings.move(id, moved)).toBe(true);
    expect(zoom.meetings.get(id)).toMatchObject({ start_time: '2026-06-12T13:00:00Z' });
    await meetings.remove(id);
    expect(zoom.meetings.has(id)).toBe(false);
    await meetings.remove(id);
    expect(await meetings.move(id, moved)).toBe(false);
  });

  test('is not made for somebody who has no user at Zoom', async () => {
    expect(await open().create({ ...session, host: 'nobody@example.org' })).toBeNull();
  });
});

describe('a token', () => {
  test('is fetched once for many calls at the same time', async () => {
    const before = zoom.requests.filter(({ path }) => path === '/oauth/token').length;
    const meetings = open();
    await Promise.all(Array.from({ length: 5 }, () => meetings.create(session)));
    await meetings.create(session);
    expect(zoom.requests.filter(({ path }) => path === '/oauth/token').length - before).toBe(1);
  });

  test('that Zoom takes no more is renewed, and the call made again', async () => {
    const meetings = open();
    await meetings.create(session);
    zoom.endTokens();
    expect(await meetings.create(session)).not.toBeNull();
  });

  test('is not given for a wrong secret: the call fails, and says nothing of the secret', async () => {
    const failure = await open({ clientSecret: 'wrong' })
      .create(session)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MeetingError);
    expect(String(failure)).toBe('MeetingError: Zoom gave no token: HTTP 400');
  });

  test('refused twice is not asked for again and again', async () => {
    const meetings = open();
    zoom.fault = failing({ kind: 'status', status: 401 });
    const before = zoom.requests.length;
    await expect(meetings.create(session)).rejects.toThrow('Zoom refuses the app: HTTP 401');
    expect(zoom.requests.length - before).toBe(4);
  });
});

describe('when Zoom does not do it', () => {
  test.each<[string, ZoomFault]>([
    ['an error of its own', { kind: 'status', status: 503 }],
    ['a dropped connection', { kind: 'hang up' }],
    ['something else than JSON', { kind: 'garbage' }],
    ['a meeting without a password', { kind: 'no password' }],
    ['a redirect', { kind: 'status', status: 302 }],
    ['a missing right', { kind: 'status', status: 403 }],
  ])('%s is a failure that may pass', async (_name, fault) => {
    zoom.fault = failing(fault);
    await expect(open().create(session)).rejects.toBeInstanceOf(MeetingError);
  });

  test('silence ends at the limit', async () => {
    zoom.fault = failing({ kind: 'silence' });
    await expect(open({ timeoutMs: 100 }).create(session)).rejects.toThrow('Zoom: timeout');
  });

  test.each([
    ['7', 7],
    ['999999', 86_400],
    ['soon', null],
  ])('a limit that says “%s” is waited for %s seconds', async (retryAfter, waitSeconds) => {
    zoom.fault = failing({ kind: 'status', status: 429, retryAfter });
    await expect(open().create(session)).rejects.toMatchObject({ waitSeconds });
  });

  test('a limit of the day is waited for until the moment it names', async () => {
    zoom.fault = failing({
      kind: 'status',
      status: 429,
      retryAfter: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const failure = (await open()
      .create(session)
      .catch((error: unknown) => error)) as MeetingError;
    expect(failure.waitSeconds).toBeGreaterThan(3_500);
    expect(failure.waitSeconds).toBeLessThanOrEqual(3_600);
  });
});
