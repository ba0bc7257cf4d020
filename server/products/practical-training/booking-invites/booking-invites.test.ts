import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../../../../tests/support/api-client.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp, testKeyHex } from '../../../../tests/support/test-app.ts';
import { withdrawInvite } from '../../../domains/invites/index.ts';
import { createKeyring } from '../../../platform/crypto/keyring.ts';
import { readLinkToken } from '../../../platform/crypto/link-token.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

const smith = { first_name: 'Jane', last_name: 'Smith', email: 'jane.smith@nhsstaff.co.uk' };
const invite = { ...smith, course_id: 1, pay_option: 'credits' };

const inviteKeys = [
  'id',
  'candidate',
  'course',
  'location',
  'training_event_id',
  'pay_option',
  'status',
  'message',
  'invite_url',
  'sent_at',
  'opened_at',
  'used_at',
  'expires_at',
  'booking',
  'created_at',
];

describe('POST /booking-invites', () => {
  test('the documented example end to end: 15 keys, a link that proves the invite, one event, one audit entry', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const acme = await newClient();
    const made = await acme.post('/booking-invites', invite);
    await app.freeze(null);
    expect(made.status).toBe(201);
    expect(Object.keys(made.body)).toEqual(inviteKeys);
    expect(made.body).toMatchObject({
      candidate: { name: 'Jane Smith', email: 'jane.smith@nhsstaff.co.uk', phone: null, job_role: null },
      course: { id: 1, name: 'CSTF All-In-One Mandatory Practical Training' },
      location: null,
      training_event_id: null,
      pay_option: 'credits',
      status: 'sent',
      message: null,
      sent_at: '2027-06-05T10:00:00+00:00',
      opened_at: null,
      used_at: null,
      expires_at: '2027-07-05T10:00:00+00:00',
      booking: null,
      created_at: '2027-06-05T10:00:00+00:00',
    });
    const url = String(made.body['invite_url']);
    expect(url).toMatch(new RegExp(`^${app.url}/practical-training/invite/[A-Za-z0-9]{43}\\d+$`));
    expect(readLinkToken(createKeyring(testKeyHex), 'invite-pages', url.split('/').at(-1) ?? '')).toBe(
      made.body['id'],
    );
    const told = await announcementsOf(app, acme.id, 'booking_invite.sent');
    expect(told).toMatchObject([{ id: made.body['id'], status: 'sent', email: smith.email }]);
    const audited = await app.sql(
      "select subject_id from audit_entries where organisation_id = $1 and subject_kind = 'booking_invite'",
      [acme.id],
    );
    expect(audited).toEqual([{ subject_id: made.body['id'] }]);
    const seen = await acme.get(`/booking-invites/${made.body['id']}`);
    expect(seen.body).toMatchObject({ id: made.body['id'], invite_url: url });
  });

  test('a fixed event fixes the location and is never outlasted', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const acme = await newClient();
    const event = await app.make.event({ startsAt: '2027-06-20T09:00:00Z' });
    const made = await acme.post('/booking-invites', { ...invite, training_event_id: event });
    const short = await acme.post('/booking-invites', { ...invite, expires_in_days: '7' });
    await app.freeze(null);
    expect(made.body).toMatchObject({
      training_event_id: event,
      location: { id: 3, name: 'Glasgow' },
      expires_at: '2027-06-20T09:00:00+00:00',
    });
    expect(short.body['expires_at']).toBe('2027-06-12T10:00:00+00:00');
  });

  test('10: all field errors are reported together', async () => {
    const acme = await newClient();
    const refused = await acme.post('/booking-invites', {
      first_name: ' ',
      email: 'nobody',
      course_id: 'one',
      pay_option: 'invoice',
      message: 'x'.repeat(1001),
      expires_in_days: 91,
    });
    expect(refused.status).toBe(422);
    expect(Object.keys(refused.body['errors'] ?? {}).sort()).toEqual([
      'course_id',
      'email',
      'expires_in_days',
      'first_name',
      'last_name',
      'message',
      'pay_option',
    ]);
  });

  test('an unknown course, location or event is 422 on that field; so is an event of another course or hidden', async () => {
    const acme = await newClient();
    const pmva = await app.make.event({ courseId: 3 });
    const hidden = await app.make.event({ visibleTo: [] });
    const draft = await app.make.event({ published: false });
    const fieldOf = async (extra: object) => {
      const answer = await acme.post('/booking-invites', { ...invite, ...extra });
      return [answer.status, answer.body['code'], ...Object.keys(answer.body['errors'] ?? {})];
    };
    const unknown = (field: string) => [422, 'validation_failed', field];
    expect(await fieldOf({ course_id: 999 })).toEqual(unknown('course_id'));
    expect(await fieldOf({ location_id: 999 })).toEqual(unknown('location_id'));
    for (const training_event_id of [999_999, pmva, hidden, draft])
      expect(await fieldOf({ training_event_id })).toEqual(unknown('training_event_id'));
    const glasgow = await app.make.event();
    expect(await fieldOf({ training_event_id: glasgow, location_id: 4 })).toEqual(
      unknown('training_event_id'),
    );
  });

  test('then the rules: event_cancelled, event_started, no_seats_left, invoice_not_enabled', async () => {
    const acme = await newClient({ invoices: false });
    const other = await newClient({ invoices: true });
    const cancelled = await app.make.event();
    await app.sql('update training_events set cancelled_at = now() where id = $1', [cancelled]);
    const started = await app.make.event({ startsAt: '2025-01-01T09:00:00Z' });
    const full = await app.make.event({ capacity: 1 });
    await app.make.booking(other.id, full);
    const codeOf = async (extra: object) =>
      (await acme.post('/booking-invites', { ...invite, ...extra })).body['code'];
    expect(await codeOf({ training_event_id: cancelled })).toBe('event_cancelled');
    expect(await codeOf({ training_event_id: started })).toBe('event_started');
    expect(await codeOf({ training_event_id: full })).toBe('no_seats_left');
    expect(await codeOf({ pay_option: 'inv' })).toBe('invoice_not_enabled');
    expect((await acme.get('/booking-invites')).body['data']).toEqual([]);
  });

  test('several invites for one person are allowed, and nothing is reserved', async () => {
    const acme = await newClient();
    const [first, second] = [
      await acme.post('/booking-invites', invite),
      await acme.post('/booking-invites', invite),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body['invite_url']).not.toBe(second.body['invite_url']);
  });
});

describe('GET /booking-invites', () => {
  test('lists newest first, filtered by status, course, search and day; expired follows from the clock', async () => {
    await app.freeze('2027-06-05T22:45:00Z');
    const acme = await newClient({ invoices: true });
    const old = await acme.post('/booking-invites', { ...invite, expires_in_days: 1 });
    await app.freeze('2027-06-05T23:15:00Z');
    const next = await acme.post('/booking-invites', { ...invite, first_name: 'Zoë', course_id: 2 });
    await app.sql(`update booking_invites set expires_at = created_at + interval '1 minute' where id = $1`, [
      old.body['id'],
    ]);
    const idsOf = async (query: string) =>
      ((await acme.get(`/booking-invites${query}`)).body['data'] as { id: number }[]).map((row) => row.id);
    const [a, b] = [old.body['id'], next.body['id']];
    expect(await idsOf('')).toEqual([b, a]);
    expect(await idsOf('?status=expired')).toEqual([a]);
    expect(await idsOf('?status=sent')).toEqual([b]);
    expect(await idsOf('?status=used')).toEqual([]);
    expect(await idsOf('?course_id=2')).toEqual([b]);
    expect(await idsOf('?search=ZOË')).toEqual([b]);
    expect(await idsOf('?search=%25%25')).toEqual([]);
    expect(await idsOf('?date_to=2027-06-05')).toEqual([a]);
    expect(await idsOf('?date_from=2027-06-06')).toEqual([b]);
    expect((await acme.get('/booking-invites?status=gone')).status).toBe(422);
    expect((await acme.get(`/booking-invites/${a}`)).body['status']).toBe('expired');
    await app.freeze(null);
  });

  test('2: pages keep the filters; a page beyond the end is empty', async () => {
    const acme = await newClient();
    for (let number = 0; number < 3; number += 1) await acme.post('/booking-invites', invite);
    const first = await acme.get('/booking-invites?per_page=2&status=sent');
    expect(at(first.body, 'meta')).toEqual({ current_page: 1, per_page: 2, last_page: 2, total: 3 });
    expect(at(first.body, 'links.next')).toBe(
      `${app.training}/booking-invites?per_page=2&status=sent&page=2`,
    );
    const beyond = await acme.get('/booking-invites?per_page=2&page=9');
    expect(beyond.body['data']).toEqual([]);
    expect(at(beyond.body, 'links.prev')).toBe(`${app.training}/booking-invites?per_page=2&page=2`);
  });

  test('9: another organisation’s invite is the same 404 as a missing one', async () => {
    const [acme, borealis] = [await newClient(), await newClient()];
    const made = await acme.post('/booking-invites', invite);
    const foreign = await borealis.get(`/booking-invites/${made.body['id']}`);
    const missing = await borealis.get('/booking-invites/999999999');
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(foreign.body).toEqual(missing.body);
    expect((await acme.get('/booking-invites/abc')).status).toBe(404);
    expect((await borealis.get('/booking-invites')).body['data']).toEqual([]);
  });

  test('a withdrawn invite stays withdrawn; it cannot be withdrawn twice, nor by another organisation', async () => {
    const [acme, borealis] = [await newClient(), await newClient()];
    const made = await acme.post('/booking-invites', invite);
    const actor = { kind: 'member', id: null, requestId: null } as const;
    const inviteId = Number(made.body['id']);
    const withdraw = (organisationId: number) => withdrawInvite(app.db, { organisationId, inviteId, actor });
    expect(await withdraw(borealis.id)).toEqual({ refused: 'not_found' });
    expect(await withdraw(acme.id)).toBeNull();
    expect(await withdraw(acme.id)).toEqual({ refused: 'invite_unavailable' });
    expect((await acme.get(`/booking-invites/${inviteId}`)).body['status']).toBe('withdrawn');
  });
});
