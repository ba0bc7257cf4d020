import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../../tests/support/api-client.ts';
import { consoleCalls, consoleMount, cookieOf } from '../../../../tests/support/console-client.ts';
import { testPassword } from '../../../../tests/support/factories.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';

let app: TestApp;
let base: string;
beforeAll(async () => {
  app = await startTestApp();
  base = app.url + consoleMount;
});
afterAll(() => app.close());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

const signIn = (email: string, totp_code?: string) =>
  call('POST', `${base}/session`, {
    body: { email, password: testPassword, totp_code },
    headers: { 'user-agent': firefox },
  });

type Person = Awaited<ReturnType<TestApp['signedIn']>>;

const sessionsOf = async (person: Pick<Person, 'get'>) =>
  (await person.get('/me/sessions')).body['data'] as {
    id: number;
    device: string;
    network: string;
    is_current: boolean;
  }[];

/** Sets an authenticator app up; gives the recovery codes. */
async function withCodes(person: Person): Promise<string[]> {
  const { secret } = (await person.post('/me/totp')).body as { secret: string };
  const confirmed = await person.post('/me/totp/confirm', { totp_code: new TOTP({ secret }).generate() });
  return confirmed.body['recovery_codes'] as string[];
}

describe('one’s sessions', () => {
  test('are listed with where they are, and this one is known', async () => {
    const person = await app.signedIn('staff_clinician');
    await signIn(person.email);
    const sessions = await sessionsOf(person);
    expect(sessions).toHaveLength(2);
    expect(sessions.find(({ is_current }) => !is_current)).toMatchObject({
      device: 'Firefox on Linux',
      network: '127.0.0.0/24',
    });
    const [row] = await app.sql<{ whole: string }>('select to_jsonb(s)::text as whole from sessions s');
    expect(row?.whole).not.toContain('Mozilla');
    expect(row?.whole).not.toContain('127.0.0.1');
  });

  test('end one by one and at once; those of others are as little there as none', async () => {
    const person = await app.signedIn('staff_clinician');
    const other = await app.signedIn('staff_clinician');
    const elsewhere = consoleCalls(base, cookieOf((await signIn(person.email)).headers), '');
    const away = (await sessionsOf(person)).find(({ is_current }) => !is_current)?.id;
    const foreign = await other.remove(`/me/sessions/${away}`);
    const none = await other.remove('/me/sessions/987654321');
    expect([foreign.status, foreign.text]).toEqual([404, none.text]);
    expect((await elsewhere.get('/session')).status).toBe(200);
    expect((await person.remove(`/me/sessions/${away}`)).status).toBe(200);
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect((await person.remove(`/me/sessions/${away}`)).status).toBe(404);
    expect((await person.get('/session')).status).toBe(200);
  });

  test('the own one ends with its cookie', async () => {
    const person = await app.signedIn('staff_clinician');
    const own = (await sessionsOf(person))[0]?.id;
    const ended = await person.remove(`/me/sessions/${own}`);
    expect(ended.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await person.get('/session')).status).toBe(401);
  });

  test('all others end together, and nobody else’s', async () => {
    const person = await app.signedIn('staff_clinician');
    const other = await app.signedIn('staff_clinician');
    const away = await Promise.all([signIn(person.email), signIn(person.email)]);
    expect((await person.post('/me/sessions/end-others')).body).toEqual({ ended: 2 });
    expect((await person.post('/me/sessions/end-others')).body).toEqual({ ended: 0 });
    for (const { headers } of away)
      expect((await consoleCalls(base, cookieOf(headers), '').get('/session')).status).toBe(401);
    expect(await sessionsOf(person)).toHaveLength(1);
    expect((await other.get('/session')).status).toBe(200);
  });

  test('that are over are not listed', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const person = await app.signedIn('staff_clinician');
    await app.pass('9 hours');
    const { headers } = await signIn(person.email);
    const again = consoleCalls(base, cookieOf(headers), '');
    expect((await sessionsOf(again)).map(({ is_current }) => is_current)).toEqual([true]);
    await app.freeze(null);
  });
});

describe('recovery codes', () => {
  test('come with the authenticator app, and each lets its owner in once, however it is typed', async () => {
    const person = await app.signedIn('agency_owner', { organisationId: (await app.make.organisation()).id });
    expect((await person.get('/me/recovery-codes')).body).toEqual({ remaining: 0, issued_at: null });
    const codes = await withCodes(person);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const [first = '', second = ''] = codes;
    expect(first).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
    expect((await signIn(person.email, first)).status).toBe(201);
    expect((await signIn(person.email, first)).body['code']).toBe('totp_invalid');
    expect((await signIn(person.email, second.toLowerCase().replace('-', ' '))).status).toBe(201);
    expect((await person.get('/me/recovery-codes')).body).toMatchObject({ remaining: 8 });
    const used = await app.sql(
      `select 1 from audit_entries where action = 'person.recovery_code_used' and actor_kind = 'member' and subject_id = $1`,
      [person.id],
    );
    expect(used).toHaveLength(2);
  });

  test('used eight times at once, one lets in once', async () => {
    const person = await app.signedIn('staff_clinician');
    const [code] = await withCodes(person);
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(person.email, code)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('of somebody else open nothing', async () => {
    const [person, other] = [await app.signedIn('staff_clinician'), await app.signedIn('staff_clinician')];
    await withCodes(person);
    const [theirs] = await withCodes(other);
    expect((await signIn(person.email, theirs)).body['code']).toBe('totp_invalid');
  });

  test('are kept so that nobody can read or try them', async () => {
    const person = await app.signedIn('staff_clinician');
    const codes = await withCodes(person);
    const rows = await app.sql<{ code_hash: string }>(
      'select code_hash from recovery_codes where person_id = $1',
      [person.id],
    );
    expect(rows).toHaveLength(10);
    const kept = rows.map(({ code_hash }) => code_hash).join() + app.logged.join();
    for (const code of codes) expect(kept).not.toContain(code.replace('-', ''));
  });

  test('are given out anew with the password; the earlier ones end', async () => {
    const person = await app.signedIn('staff_clinician');
    const [before] = await withCodes(person);
    const wrong = await person.post('/me/recovery-codes', { current_password: 'a guess' });
    expect(wrong.body).toMatchObject({
      code: 'wrong_password',
      errors: { current_password: [expect.any(String)] },
    });
    const again = await person.post('/me/recovery-codes', { current_password: testPassword });
    expect(again.status).toBe(201);
    const [after] = again.body['recovery_codes'] as string[];
    expect((await signIn(person.email, before)).body['code']).toBe('totp_invalid');
    expect((await signIn(person.email, after)).status).toBe(201);
  });

  test('are not given to an account without an authenticator app, and end with it', async () => {
    const person = await app.signedIn('staff_clinician');
    const early = await person.post('/me/recovery-codes', { current_password: testPassword });
    expect([early.status, early.body['code']]).toEqual([409, 'totp_not_enabled']);
    await withCodes(person);
    await person.post('/me/totp/disable', { current_password: testPassword });
    expect((await person.get('/me/recovery-codes')).body).toEqual({ remaining: 0, issued_at: null });
  });
});

describe('one’s own account', () => {
  test('has another name at once; nothing else can be changed here', async () => {
    const person = await app.signedIn('staff_clinician');
    const changed = await person.patch('/me', { name: ' Florence Nightingale ', role: 'staff_admin' });
    expect(changed.body).toMatchObject({ name: 'Florence Nightingale', role: 'staff_clinician' });
    expect((await person.patch('/me', { name: ' ' })).body['errors']).toHaveProperty('name');
  });
});

test('the set-up comes with a QR code as a picture', async () => {
  const person = await app.signedIn('staff_clinician');
  const { body } = await person.post('/me/totp');
  expect(body['qr']).toMatch(/^<svg .*<\/svg>\s*$/s);
});
