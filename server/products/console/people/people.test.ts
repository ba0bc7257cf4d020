import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, call } from '../../../../tests/support/api-client.ts';
import { consoleMount } from '../../../../tests/support/console-client.ts';
import { testPassword } from '../../../../tests/support/factories.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { verifyAllAuditChains } from '../../../domains/audit/index.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await startTestApp();
  base = app.url + consoleMount;
});
afterAll(() => app.close());

const signIn = (email: string, password: string, totp_code?: string) =>
  call('POST', `${base}/session`, { body: { email, password, totp_code } });

/** The token of the newest link mailed to somebody. */
async function mailedToken(email: string): Promise<string> {
  await runQueuedJobs(app);
  const [mail] = await app.sql<{ text: string }>(
    'select text from mails where to_address = $1 order by id desc limit 1',
    [email],
  );
  return /https:\/\/veriward\.test\/password\/(\w+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const readLink = (token: string) => call('POST', `${base}/password-links/read`, { body: { token } });

const choosePassword = (token: string, password: string) =>
  call('POST', `${base}/password-links/use`, { body: { token, password } });

describe('an invitation', () => {
  test('is mailed, sets a password once, and lets the person in', async () => {
    const admin = await app.signedIn('staff_admin');
    const made = await admin.post('/people', {
      name: 'Nye <b>Bevan</b>',
      email: 'Nye.Bevan@veriward.example',
      role: 'staff_trainer',
      trainer_id: 5,
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      status: 'invited',
      role: 'staff_trainer',
      trainer_name: 'David Rankin',
    });
    expect((await signIn('nye.bevan@veriward.example', testPassword)).status).toBe(401);
    const token = await mailedToken('Nye.Bevan@veriward.example');
    expect((await choosePassword(token, 'short')).status).toBe(422);
    expect((await choosePassword(token, 'a fine new password')).status).toBe(200);
    expect((await choosePassword(token, 'another one entirely')).body['code']).toBe('link_unavailable');
    expect((await signIn('nye.bevan@veriward.example', 'a fine new password')).status).toBe(201);
    const [mail] = await app.sql<{ html: string }>('select html from mails order by id desc limit 1');
    expect(mail?.html).not.toContain('<b>');
  });

  test('that is sent again ends the earlier link; a deactivated person’s link is dead', async () => {
    const admin = await app.signedIn('staff_admin');
    const body = { name: 'Ada', email: 'ada@veriward.example', role: 'staff_clinician' };
    const id = (await admin.post('/people', body)).body['id'];
    const first = await mailedToken(body.email);
    await admin.post(`/people/${id}/resend-invitation`);
    const second = await mailedToken(body.email);
    expect(second).not.toBe(first);
    expect((await choosePassword(first, 'a fine new password')).status).toBe(410);
    await admin.post(`/people/${id}/deactivate`);
    expect((await choosePassword(second, 'a fine new password')).status).toBe(410);
  });

  test('ends after seven days; tokens that were never issued are neutral', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const admin = await app.signedIn('staff_admin');
    const email = 'late@veriward.example';
    await admin.post('/people', { name: 'Late', email, role: 'staff_clinician' });
    const token = await mailedToken(email);
    await app.pass('7 days');
    for (const used of [token, `${'A'.repeat(43)}1`, 'x', '0'])
      expect((await choosePassword(used, 'a fine new password')).status).toBe(410);
    await app.freeze(null);
  });

  test('is mailed again to whoever was invited and says they forgot the password', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const admin = await app.signedIn('staff_admin');
    const email = 'forgetful@veriward.example';
    await admin.post('/people', { name: 'Florence', email, role: 'staff_clinician' });
    const first = await mailedToken(email);
    await app.pass('8 days');
    await call('POST', `${base}/password-links`, { body: { email } });
    const again = await mailedToken(email);
    expect((await readLink(first)).body['code']).toBe('link_unavailable');
    expect((await readLink(again)).body).toEqual({ purpose: 'invitation', name: 'Florence', email });
    expect((await choosePassword(again, 'a fine new password')).status).toBe(200);
    expect((await readLink(again)).status).toBe(410);
    for (const token of [`${'A'.repeat(43)}1`, 'x', '0'])
      expect((await readLink(token)).body['code']).toBe('link_unavailable');
    await app.freeze(null);
  });

  test('refuses an e-mail somebody has, in whatever case, and tells all field errors at once', async () => {
    const admin = await app.signedIn('staff_admin');
    const taken = await admin.post('/people', {
      name: 'Twin',
      email: admin.email.toUpperCase(),
      role: 'staff_clinician',
    });
    expect(taken.body).toMatchObject({ code: 'email_taken', errors: { email: [expect.any(String)] } });
    const wrong = await admin.post('/people', { email: 'x', role: 'agency_owner', trainer_id: 'y' });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual([
      'email',
      'name',
      'role',
      'trainer_id',
    ]);
    const trainer = { name: 'T', email: 't@veriward.example', role: 'staff_trainer' };
    expect((await admin.post('/people', trainer)).body['errors']).toHaveProperty('trainer_id');
    expect((await admin.post('/people', { ...trainer, trainer_id: 4711 })).body['code']).toBe(
      'trainer_unknown',
    );
  });
});

describe('a forgotten password', () => {
  test('is replaced through a mailed link; all sessions end', async () => {
    const person = await app.signedIn('staff_admin');
    const asked = await call('POST', `${base}/password-links`, { body: { email: person.email } });
    const unknown = await call('POST', `${base}/password-links`, { body: { email: 'ghost@example.com' } });
    expect([asked.status, asked.text]).toEqual([202, unknown.text]);
    const token = await mailedToken(person.email);
    expect((await choosePassword(token, 'remembered this time')).status).toBe(200);
    expect((await person.get('/session')).status).toBe(401);
    expect((await signIn(person.email, testPassword)).status).toBe(401);
    expect((await signIn(person.email, 'remembered this time')).status).toBe(201);
  });

  test('sends one mail in five minutes, and nothing to somebody without access', async () => {
    const gone = await app.make.person('staff_admin');
    await app.sql(`update people set status = 'deactivated' where id = $1`, [gone.id]);
    const { email } = await app.make.person('staff_admin');
    for (const to of [email, email, gone.email, email])
      await call('POST', `${base}/password-links`, { body: { email: to } });
    await runQueuedJobs(app);
    const mails = await app.sql<{ to_address: string }>(
      'select to_address from mails where to_address = any($1)',
      [[email, gone.email]],
    );
    expect(mails).toEqual([{ to_address: email }]);
  });

  test('job payloads hold ids only', async () => {
    const { email } = await app.make.person('staff_admin');
    await call('POST', `${base}/password-links`, { body: { email } });
    const jobs = await app.sql<{ payload: object }>(`select payload from graphile_worker._private_jobs`);
    for (const { payload } of jobs) expect(Object.keys(payload)).toEqual(['passwordLinkId']);
    await runQueuedJobs(app);
  });
});

describe('an authenticator app', () => {
  const codeOf = (secret: string, ahead = 0) =>
    new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });

  test('is asked for once confirmed; a code works once; its secret is sealed', async () => {
    const person = await app.signedIn('staff_admin');
    const secret = String((await person.post('/me/totp')).body['secret']);
    expect((await signIn(person.email, testPassword)).status).toBe(201);
    expect((await person.post('/me/totp/confirm', { totp_code: '000000' })).body['code']).toBe(
      'totp_invalid',
    );
    const code = codeOf(secret);
    expect((await person.post('/me/totp/confirm', { totp_code: code })).status).toBe(200);
    expect((await signIn(person.email, testPassword)).body['code']).toBe('totp_required');
    expect((await signIn(person.email, 'not the password', codeOf(secret, 1))).body['code']).toBe(
      'invalid_sign_in',
    );
    expect((await signIn(person.email, testPassword, code)).body['code']).toBe('totp_invalid');
    const later = codeOf(secret, 1);
    expect((await signIn(person.email, testPassword, later)).status).toBe(201);
    expect((await signIn(person.email, testPassword, later)).body['code']).toBe('totp_invalid');
    expect((await person.post('/me/totp')).body['code']).toBe('totp_enabled');
    const [row] = await app.sql<{ whole: string }>(
      'select to_jsonb(p)::text as whole from people p where id = $1',
      [person.id],
    );
    expect(row?.whole).not.toContain(secret);
  });

  test('is taken off by its owner with the password, or by an administrator', async () => {
    const admin = await app.signedIn('staff_admin');
    for (const byAdmin of [false, true]) {
      const person = await app.signedIn('staff_clinician');
      const secret = String((await person.post('/me/totp')).body['secret']);
      await person.post('/me/totp/confirm', { totp_code: codeOf(secret) });
      if (byAdmin) await admin.post(`/people/${person.id}/reset-totp`);
      else {
        const wrong = await person.post('/me/totp/disable', { current_password: 'not the password' });
        expect(wrong.body['code']).toBe('wrong_password');
        await person.post('/me/totp/disable', { current_password: testPassword });
      }
      expect((await signIn(person.email, testPassword)).status).toBe(201);
    }
  });
});

describe('accounts', () => {
  test('deactivating ends the sessions at once, reactivating lets the person sign in again', async () => {
    const [admin, person] = [await app.signedIn('staff_admin'), await app.signedIn('staff_clinician')];
    expect((await admin.post(`/people/${person.id}/deactivate`)).body['status']).toBe('deactivated');
    expect((await person.get('/session')).status).toBe(401);
    expect((await signIn(person.email, testPassword)).status).toBe(401);
    expect((await admin.post(`/people/${person.id}/reactivate`)).body['status']).toBe('active');
    expect((await person.get('/session')).status).toBe(401);
    expect((await signIn(person.email, testPassword)).status).toBe(201);
  });

  test('nobody takes away their own access or role', async () => {
    const admin = await app.signedIn('staff_admin');
    expect((await admin.post(`/people/${admin.id}/deactivate`)).body['code']).toBe('own_account');
    const demoted = await admin.patch(`/people/${admin.id}`, { role: 'staff_clinician' });
    expect(demoted.body['code']).toBe('own_account');
    expect((await admin.patch(`/people/${admin.id}`, { name: 'Renamed' })).body['name']).toBe('Renamed');
  });

  test('a changed role holds for the running session', async () => {
    const [admin, person] = [await app.signedIn('staff_admin'), await app.signedIn('staff_admin')];
    expect((await person.get('/people')).status).toBe(200);
    await admin.patch(`/people/${person.id}`, { role: 'staff_trainer', trainer_id: 5 });
    expect((await person.get('/people')).status).toBe(403);
    expect(at((await person.get('/session')).body, 'person.trainer_id')).toBe(5);
    await admin.patch(`/people/${person.id}`, { role: 'staff_clinician' });
    expect(at((await person.get('/session')).body, 'person.trainer_id')).toBeNull();
  });

  test('the list filters by organisation, role, status and part of a name', async () => {
    const admin = await app.signedIn('staff_admin');
    const acme = await app.make.organisation();
    const member = await app.make.person('agency_viewer', { organisationId: acme.id });
    const ids = async (query: string) =>
      ((await admin.get(`/people?per_page=100&${query}`)).body['data'] as { id: number }[]).map(
        ({ id }) => id,
      );
    expect(await ids(`organisation_id=${acme.id}`)).toEqual([member.id]);
    expect(await ids('role=agency_viewer')).toContain(member.id);
    expect(await ids('role=agency_owner&status=active')).not.toContain(member.id);
    expect(await ids(`search=${member.email.toUpperCase()}`)).toEqual([member.id]);
    expect((await admin.get('/people?role=king')).status).toBe(422);
  });
});

describe('members', () => {
  test('an owner invites, changes and deactivates; an admin does too, but for owners', async () => {
    const { id } = await app.make.organisation();
    const path = `/organisations/${id}/members`;
    const owner = await app.signedIn('agency_owner', { organisationId: id });
    const admin = await app.signedIn('agency_admin', { organisationId: id });
    const body = { name: 'New', email: 'new@acme.example', role: 'agency_viewer' };
    const made = await admin.post(path, body);
    expect(made.body).toMatchObject({ organisation_id: id, role: 'agency_viewer', status: 'invited' });
    const member = `${path}/${made.body['id']}`;
    expect((await admin.patch(member, { role: 'agency_manager' })).body['role']).toBe('agency_manager');
    expect((await admin.patch(member, { role: 'agency_owner' })).status).toBe(403);
    expect((await admin.post(path, { ...body, email: 'x@acme.example', role: 'agency_owner' })).status).toBe(
      403,
    );
    expect((await admin.post(`${path}/${owner.id}/deactivate`)).status).toBe(403);
    expect((await owner.patch(member, { role: 'agency_owner' })).body['role']).toBe('agency_owner');
    expect((await owner.post(`${member}/deactivate`)).body['status']).toBe('deactivated');
    expect((await owner.post(`${path}/${owner.id}/deactivate`)).body['code']).toBe('own_account');
    expect((await owner.patch(`${path}/${owner.id}`, { role: 'agency_viewer' })).body['code']).toBe(
      'own_account',
    );
    expect((await owner.post(path, { ...body, role: 'staff_admin' })).status).toBe(422);
    const trail = await app.sql<{ action: string; actor_kind: string }>(
      `select action, actor_kind from audit_entries where organisation_id = $1 and subject_kind = 'person'
       and action like 'person.%' order by seq`,
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'person.invited',
      'person.edited',
      'person.edited',
      'person.deactivated',
    ]);
    expect(trail.every(({ actor_kind }) => actor_kind === 'member')).toBe(true);
  });

  test('an API key is shown once, opens what it lists, and ends its tokens when deactivated', async () => {
    const acme = await app.make.organisation();
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const path = `/organisations/${acme.id}/api-keys`;
    const made = await owner.post(path, { name: 'Production', products: ['practical-training'] });
    expect(made.status).toBe(201);
    const token = async () =>
      call('POST', `${app.training}/auth/token`, {
        body: { hb_client_id: acme.hbClientId, api_key: made.body['api_key'] },
      });
    const access = String((await token()).body['access_token']);
    const profile = () => call('GET', `${app.training}/profile`, { token: access });
    expect((await profile()).status).toBe(200);
    const listed = await owner.get(path);
    expect(listed.text).not.toContain(String(made.body['api_key']));
    expect(listed.body['data']).toHaveLength(2);
    const ended = await owner.remove(`${path}/${made.body['id']}`);
    expect(ended.body).toMatchObject({ is_active: false, deactivated_at: expect.any(String) });
    expect([(await profile()).status, (await token()).status]).toEqual([401, 401]);
    const wrong = await owner.post(path, { products: [], name: '' });
    expect(Object.keys(wrong.body['errors'] as object).sort()).toEqual(['name', 'products']);
    expect((await owner.post(path, { name: 'x', products: ['everything'] })).status).toBe(422);
  });
});

test('afterwards the audit trails are whole and nobody’s e-mail is in a log line', async () => {
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
  expect(app.logged.join('\n')).not.toMatch(/@/);
});
