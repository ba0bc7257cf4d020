import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Json } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { referralsOf, somebody } from '../../../../tests/support/referral-client.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

let made = 0;

async function partnerOf(organisationId: number | null = null): Promise<{ id: number; identifier: string }> {
  made += 1;
  const identifier = `Console-${made}`;
  const { status, body } = await admin.post('/referral-partners', {
    name: `Console ${made}`,
    identifier,
    organisation_id: organisationId,
    contacts: [{ name: 'Ines', email: 'ines@example.com' }],
  });
  expect(status).toBe(201);
  return { id: Number(body['id']), identifier };
}

const isLive = async (key: unknown) =>
  (await call('GET', `${app.url}/referrals/v1/referrals`, { headers: { apiKey: String(key) } })).status ===
  200;

describe('partners', () => {
  test('an identifier is given once: taken in any case, wrong forms refused, never changed', async () => {
    const { id, identifier } = await partnerOf();
    const again = await admin.post('/referral-partners', { name: 'X', identifier: identifier.toUpperCase() });
    expect(again).toMatchObject({ status: 422, body: { code: 'identifier_taken' } });
    for (const wrong of ['ab', 'with space', 'é-partner', 'x'.repeat(65)])
      expect((await admin.post('/referral-partners', { name: 'X', identifier: wrong })).status).toBe(422);
    const edited = await admin.patch(`/referral-partners/${id}`, {
      identifier: 'Other',
      consent_required: true,
    });
    expect(edited.body).toMatchObject({ identifier, consent_required: true, contacts: [{ name: 'Ines' }] });
    await expect(app.sql('update referral_partners set identifier = $1', ['Other'])).rejects.toThrow(
      /permission denied/,
    );
    const lost = await admin.post('/referral-partners', {
      name: 'X',
      identifier: 'Lost-1',
      organisation_id: 5,
    });
    expect(lost.body['code']).toBe('partner_organisation_unknown');
  });

  test('every deployment has the sandbox partner', async () => {
    const { body } = await admin.get('/referral-partners?search=testxxx');
    expect(body['data']).toMatchObject([{ identifier: 'Testxxx-Referral-Partner', is_sandbox: true }]);
  });
});

describe('30: keys', () => {
  test('two are live at most; after revoking one the next request with it fails; none is shown again', async () => {
    const { id } = await partnerOf();
    const keys = `/referral-partners/${id}/keys`;
    const [first, second] = [await admin.post(keys, { label: 'A' }), await admin.post(keys, { label: 'B' })];
    expect([first.status, second.status]).toEqual([201, 201]);
    for (const { body } of [first, second]) {
      expect(body['key']).toMatch(/^rfk_live_[A-Za-z0-9]{40}$/);
      expect(body['prefix']).toBe(String(body['key']).slice(0, 13));
      expect(await isLive(body['key'])).toBe(true);
    }
    expect(await admin.post(keys, { label: 'C' })).toMatchObject({
      status: 422,
      body: { code: 'too_many_keys' },
    });
    const revoked = await admin.remove(`${keys}/${first.body['id']}`);
    expect(revoked.body).toMatchObject({ status: 'revoked' });
    expect([await isLive(first.body['key']), await isLive(second.body['key'])]).toEqual([false, true]);
    const { text } = await admin.get(keys);
    for (const { body } of [first, second]) expect(text).not.toContain(String(body['key']).slice(0, 14));
    expect((await admin.post(keys, { label: 'C' })).status).toBe(201);
  });

  test('of ten made at once two are', async () => {
    const { id } = await partnerOf();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.post(`/referral-partners/${id}/keys`, { label: 'Race' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  });

  test('an expired one makes room; one that is replaced goes on for a while', async () => {
    const { id } = await partnerOf();
    const keys = `/referral-partners/${id}/keys`;
    await admin.post(keys, { label: 'Old', expires_at: '2020-01-01T00:00:00Z' });
    const live = await admin.post(keys, { label: 'Live' });
    const next = await admin.post(`${keys}/${live.body['id']}/rotate`, { grace_hours: 1 });
    expect(next).toMatchObject({ status: 201, body: { label: 'Live' } });
    expect([await isLive(live.body['key']), await isLive(next.body['key'])]).toEqual([true, true]);
    const { body } = await admin.get(keys);
    expect((body['data'] as Json[]).map(({ status, expires_at }) => [status, expires_at !== null])).toEqual([
      ['live', false],
      ['live', true],
      ['expired', true],
    ]);
    await admin.remove(`${keys}/${live.body['id']}`);
    expect((await admin.post(`${keys}/${live.body['id']}/rotate`, {})).body['code']).toBe('key_ended');
  });

  test('the sandbox partner’s begin with rfk_test_, and the last use is known', async () => {
    const { body } = await admin.post('/referral-partners/1/keys', { label: 'Try' });
    expect(body['key']).toMatch(/^rfk_test_/);
    await isLive(body['key']);
    const list = await admin.get('/referral-partners/1/keys');
    expect((list.body['data'] as Json[])[0]?.['last_used_at']).not.toBeNull();
  });
});

describe('an organisation’s own people', () => {
  test('the owner refers by form, withdraws and holds the keys; others read; nobody reaches another’s', async () => {
    const [ours, theirs] = [await app.make.organisation(), await app.make.organisation()];
    const [mine, other] = [await partnerOf(ours.id), await partnerOf(theirs.id)];
    const owner = await app.signedIn('agency_owner', { organisationId: ours.id });
    const viewer = await app.signedIn('agency_viewer', { organisationId: ours.id });
    const stranger = await app.signedIn('agency_owner', { organisationId: theirs.id });
    expect((await viewer.get('/own-referral-partners')).body['data']).toMatchObject([
      { identifier: mine.identifier },
    ]);

    const { phoneNumber: phone_number, emailAddress: email_address } = somebody();
    const form = {
      first_name: 'Ann',
      last_name: 'Lee',
      city: 'Hope',
      province: 'BC',
      phone_number,
      email_address,
    };
    const sent = await owner.post('/own-referrals', form);
    expect(sent).toMatchObject({ status: 201, body: { duplicate_of: null } });
    const again = await owner.post('/own-referrals', form);
    expect(again.body).toMatchObject({ duplicate_of: sent.body['id'] });
    expect((await owner.post('/own-referrals', { ...form, phone_number: '604' })).status).toBe(422);
    expect((await owner.post('/own-referrals', { ...form, partner_id: other.id })).body['code']).toBe(
      'partner_unknown',
    );
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const early = await owner.post('/own-referrals', { ...form, consent: { given: true, at: tomorrow } });
    expect(early.body['errors']).toEqual({ 'consent.at': ['Must not be in the future.'] });

    const path = `/own-referrals/${sent.body['id']}`;
    expect((await viewer.get(path)).body).toMatchObject({ status: 'received', first_name: 'Ann' });
    expect((await stranger.get(path)).text).toBe(
      (await stranger.get('/own-referrals/018f4a2b-1234-7000-8abc-def012345678')).text,
    );
    expect((await stranger.post(`${path}/withdraw`)).status).toBe(404);
    expect((await viewer.post(`${path}/withdraw`)).status).toBe(403);
    expect((await stranger.get('/own-referrals')).body).toMatchObject({ data: [] });
    expect((await owner.post(`${path}/withdraw`)).body).toMatchObject({ status: 'withdrawn' });
    const staffView = (await admin.get(`/referrals/${sent.body['id']}`)).body;
    expect(staffView).toMatchObject({
      entered_by: 'portal',
      consents: [{ body_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });

    const key = await owner.post('/own-referral-keys', { label: 'Ours' });
    expect(key.status).toBe(201);
    expect(await isLive(key.body['key'])).toBe(true);
    expect((await stranger.remove(`/own-referral-keys/${key.body['id']}`)).status).toBe(404);
    expect(await isLive(key.body['key'])).toBe(true);
    expect((await owner.remove(`/own-referral-keys/${key.body['id']}`)).body).toMatchObject({
      status: 'revoked',
    });
    expect(await isLive(key.body['key'])).toBe(false);
  });
});

describe('the staff’s queue', () => {
  test('narrows by what staff look for, points out what is odd, and counts by state', async () => {
    const partner = await app.make.referralPartner();
    const calls = referralsOf(app, partner);
    const ids: string[] = [];
    for (const fields of [
      {},
      { province: 'Atlantis', firstName: 'Ada' },
      { firstName: 'Bob', lastName: 'Ray' },
    ])
      ids.push(String((await calls.refer({ ...somebody(), ...fields })).body['referralId']));
    const found = async (query: string) => {
      const { body } = await admin.get(`/referrals?partner_id=${partner.id}&sort=received&${query}`);
      return (body['data'] as { id: string }[]).map(({ id }) => ids.indexOf(id));
    };
    expect(await found('')).toEqual([2, 1, 0]);
    expect(await found('search=BOB ray')).toEqual([2]);
    expect(await found('province_code=BC')).toEqual([2, 0]);
    expect(await found('status=closed,rejected')).toEqual([]);
    expect(await found('is_overdue=true')).toEqual([]);
    expect(await found('has_matches=true')).toEqual([]);
    const twin = somebody();
    for (let sent = 0; sent < 2; sent += 1) ids.push(String((await calls.refer(twin)).body['referralId']));
    expect(await found('has_matches=true')).toEqual([4, 3]);
    expect(await found('has_matches=false&status=received,')).toEqual([2, 1, 0]);
    await admin.post(`/referrals/${ids[3]}/not-duplicate`, { other_id: ids[4] });
    expect(await found('has_matches=true')).toEqual([]);
    expect(await found(`search=${encodeURIComponent(twin.phoneNumber.slice(-7))}`)).toEqual([4, 3]);
    expect(await found(`search=${twin.emailAddress.toUpperCase()}`)).toEqual([4, 3]);
    expect(await found('search=bob_ray')).toEqual([]);
    expect((await admin.get(`/referrals/${ids[0]}`)).body['hints']).toEqual(['test_name']);
    expect((await admin.get(`/referrals/${ids[1]}`)).body['hints']).toEqual([
      'test_name',
      'province_unknown',
    ]);
    const person = await app.make.person('staff_clinician');
    const assigned = await admin.post(`/referrals/${ids[0]}/assign`, { person_id: person.id });
    expect(assigned.body).toMatchObject({ assigned_to: person.id });
    expect(await found(`assigned_to=${person.id}`)).toEqual([0]);
    const trainer = await app.make.person('staff_trainer');
    expect((await admin.post(`/referrals/${ids[0]}/assign`, { person_id: trainer.id })).body['code']).toBe(
      'assignee_unknown',
    );
    expect(
      (await admin.post(`/referrals/${ids[0]}/assign`, { person_id: null })).body['assigned_to'],
    ).toBeNull();
    await admin.post(`/referrals/${ids[0]}/notes`, { note: 'Call after 17:00' });
    expect((await admin.get(`/referrals/${ids[0]}`)).body['events']).toMatchObject([
      { kind: 'assignment' },
      { kind: 'assignment' },
      { kind: 'note', note: 'Call after 17:00' },
    ]);
    expect((await admin.get('/referrals/counts')).body['data']).toContainEqual(
      expect.objectContaining({ status: 'received', overdue: 0 }),
    );
  });

  test('staff enter one by hand for a partner, not for a suspended one', async () => {
    const { id } = await partnerOf();
    const { phoneNumber: phone_number, emailAddress: email_address } = somebody();
    const form = {
      first_name: 'Ann',
      last_name: 'Lee',
      city: 'Hope',
      province: 'Yukon',
      phone_number,
      email_address,
    };
    const entered = await admin.post('/referrals', { ...form, partner_id: id });
    expect(entered.body).toMatchObject({
      entered_by: 'staff',
      partner_id: id,
      province_code: 'YT',
      version: 1,
    });
    expect((await admin.post('/referrals', form)).body['code']).toBe('partner_unknown');
    await admin.post(`/referral-partners/${id}/suspend`);
    expect((await admin.post('/referrals', { ...form, partner_id: id })).body['code']).toBe(
      'partner_suspended',
    );
  });
});
