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

const signIn = (body: unknown, headers: Record<string, string> = {}) =>
  call('POST', `${base}/session`, { body, headers });

describe('signing in', () => {
  test('sets an HttpOnly, SameSite=Lax cookie and tells who one is', async () => {
    const { email } = await app.make.person('staff_trainer');
    const answer = await signIn({ email: ` ${email.toUpperCase()} `, password: testPassword });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^veriward_session=[A-Za-z0-9]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.body).toMatchObject({
      person: { email, role: 'staff_trainer', trainer_id: 5, has_totp: false },
      organisation: null,
    });
    const session = consoleCalls(base, cookieOf(answer.headers), '');
    expect((await session.get('/session')).body).toEqual(answer.body);
  });

  test('a member learns of their own organisation', async () => {
    const acme = await app.make.organisation();
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    expect((await owner.get('/session')).body['organisation']).toMatchObject({
      id: acme.id,
      code: acme.code,
    });
  });

  test('over https the cookie is bound to the host and to TLS', async () => {
    const secure = await startTestApp({ PUBLIC_URL: 'https://portal.example.org' });
    const { email } = await secure.make.person('staff_admin');
    const answer = await call('POST', `${secure.url}${consoleMount}/session`, {
      body: { email, password: testPassword },
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-veriward_session=\w{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await secure.close();
  });

  test('a wrong password, an unknown e-mail, an invited and a deactivated person hear the same', async () => {
    const { email } = await app.make.person('staff_admin');
    const gone = await app.make.person('staff_admin');
    const invited = await app.make.person('staff_admin');
    await app.sql(`update people set status = 'deactivated' where id = $1`, [gone.id]);
    await app.sql(`update people set status = 'invited', password_hash = null where id = $1`, [invited.id]);
    const answers = [
      await signIn({ email, password: 'not the password' }),
      await signIn({ email: 'nobody@example.com', password: testPassword }),
      await signIn({ email: gone.email, password: testPassword }),
      await signIn({ email: invited.email, password: testPassword }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.text).toBe(answers[0]?.text);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  test('an unknown e-mail takes a password’s time, as a known one does', async () => {
    const timed = async (address: string) => {
      const started = performance.now();
      await signIn({ email: address, password: 'not the password' });
      return performance.now() - started;
    };
    await timed('warm.up@example.com');
    const unknown = Math.min(await timed('nobody1@example.com'), await timed('nobody2@example.com'));
    // an argon2id pass over 19 MiB; a look-up alone takes 1 to 3 ms
    expect(unknown).toBeGreaterThan(8);
  });

  test('missing fields are told together', async () => {
    const answer = await signIn({});
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body['errors'] as object)).toEqual(['email', 'password']);
  });

  test('a demo person cannot sign in in production', async () => {
    const live = await startTestApp({ NODE_ENV: 'production' });
    const { id, email } = await live.make.person('staff_admin');
    await live.sql('update people set is_demo = true where id = $1', [id]);
    const answer = await call('POST', `${live.url}${consoleMount}/session`, {
      body: { email, password: testPassword },
    });
    expect(answer.body['code']).toBe('invalid_sign_in');
    await live.close();
  });

  test('after ten attempts even the right password waits out the quarter of an hour, also for an unknown e-mail', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const { email } = await app.make.person('staff_admin');
    for (const address of [email, 'ghost@example.com']) {
      const guesses = await Promise.all(
        Array.from({ length: 14 }, () => signIn({ email: address, password: 'not the password' })),
      );
      expect(guesses.filter((guess) => guess.status === 401)).toHaveLength(10);
      expect(guesses.filter((guess) => guess.status === 429)).toHaveLength(4);
    }
    const refused = await signIn({ email, password: testPassword });
    expect(refused.body['code']).toBe('sign_in_throttled');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    await app.pass('15 minutes 1 second');
    expect((await signIn({ email, password: testPassword })).status).toBe(201);
    await app.freeze(null);
  });

  test('right passwords are not counted against an account', async () => {
    const { email } = await app.make.person('staff_admin');
    for (let round = 0; round < 12; round += 1)
      expect((await signIn({ email, password: testPassword })).status).toBe(201);
  });
});

describe('a session', () => {
  test('ends after 8 hours without use, and after 24 hours however much it is used', async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    const [used, unused] = [await app.signedIn('staff_admin'), await app.signedIn('staff_admin')];
    for (let hours = 7; hours <= 21; hours += 7) {
      await app.pass('7 hours');
      expect((await used.get('/session')).status).toBe(200);
    }
    expect((await unused.get('/session')).status).toBe(401);
    await app.pass('2 hours 59 minutes 59 seconds');
    expect((await used.get('/session')).status).toBe(200);
    await app.pass('1 second');
    expect((await used.get('/session')).status).toBe(401);
    await app.freeze(null);
  });

  test('is over once signed out, and its cookie is taken back', async () => {
    const person = await app.signedIn('staff_admin');
    const out = await person.remove('/session');
    expect(out.headers.get('set-cookie')).toMatch(/^veriward_session=; Max-Age=0; Path=\//);
    expect((await person.get('/session')).status).toBe(401);
  });

  test('a token that somebody planted opens nothing and is never taken over', async () => {
    const { email } = await app.make.person('staff_admin');
    const planted = `veriward_session=${'A'.repeat(43)}`;
    const answer = await signIn({ email, password: testPassword }, { cookie: planted });
    expect(cookieOf(answer.headers)).not.toBe(planted);
    expect((await consoleCalls(base, planted, '').get('/session')).status).toBe(401);
  });

  test('ends for everybody whose organisation is suspended, and comes back with it', async () => {
    const acme = await app.make.organisation();
    const owner = await app.signedIn('agency_owner', { organisationId: acme.id });
    const admin = await app.signedIn('staff_admin');
    expect((await admin.post(`/organisations/${acme.id}/suspend`)).status).toBe(200);
    expect((await owner.get('/session')).status).toBe(401);
    expect((await admin.post(`/organisations/${acme.id}/reactivate`)).status).toBe(200);
    expect((await owner.get('/session')).status).toBe(200);
  });

  test('is kept only as a hash, and nothing of a sign-in reaches the log', async () => {
    const person = await app.signedIn('staff_admin');
    const token = person.cookie.split('=')[1] ?? '';
    const rows = await app.sql<{ whole: string }>('select to_jsonb(s)::text as whole from sessions s');
    expect(rows.map((row) => row.whole).join()).not.toContain(token);
    const lines = app.logged.join('\n');
    for (const secret of [token, person.email, testPassword, person.csrfToken])
      expect(lines).not.toContain(secret);
  });
});

describe('changing one’s password', () => {
  test('ends every session and begins a new one with another CSRF token', async () => {
    const person = await app.signedIn('staff_admin');
    const elsewhere = consoleCalls(
      base,
      cookieOf((await signIn({ email: person.email, password: testPassword })).headers),
      '',
    );
    const changed = await person.put('/me/password', {
      current_password: testPassword,
      new_password: '  staple of the trade  ',
    });
    expect(changed.status).toBe(200);
    expect([(await person.get('/session')).status, (await elsewhere.get('/session')).status]).toEqual([
      401, 401,
    ]);
    const renewed = await consoleCalls(base, cookieOf(changed.headers), '').get('/session');
    expect(renewed.status).toBe(200);
    expect(renewed.body['csrf_token']).not.toBe(person.csrfToken);
    expect((await signIn({ email: person.email, password: testPassword })).status).toBe(401);
    expect((await signIn({ email: person.email, password: '  staple of the trade  ' })).status).toBe(201);
  });

  test('needs the present one, and 12 characters', async () => {
    const person = await app.signedIn('staff_admin');
    const wrong = await person.put('/me/password', {
      current_password: 'something else',
      new_password: 'staple of the trade',
    });
    expect(wrong.body).toMatchObject({
      code: 'wrong_password',
      errors: { current_password: [expect.any(String)] },
    });
    const short = await person.put('/me/password', {
      current_password: testPassword,
      new_password: 'elevenchars',
    });
    expect(short.body['errors']).toEqual({ new_password: ['Must have at least 12 characters.'] });
  });

  test('guesses at the present one are throttled like sign-ins', async () => {
    const person = await app.signedIn('staff_admin');
    const guess = () =>
      person.put('/me/password', { current_password: 'a guess', new_password: 'staple of the trade' });
    const guesses = await Promise.all(Array.from({ length: 12 }, guess));
    expect(guesses.filter((one) => one.status === 429)).toHaveLength(2);
  });
});

describe('a change from elsewhere', () => {
  const attempt = (cookie: string, headers: Record<string, string>) =>
    call('POST', `${base}/trainers`, { body: { name: 'Sian Pritchard' }, headers: { cookie, ...headers } });

  test('is refused without the session’s CSRF token', async () => {
    const [person, other] = [await app.signedIn('staff_admin'), await app.signedIn('staff_admin')];
    for (const token of ['', 'x', other.csrfToken, `${person.csrfToken}x`]) {
      const answer = await attempt(person.cookie, token === '' ? {} : { 'x-csrf-token': token });
      expect([answer.status, answer.body['code']]).toEqual([403, 'csrf_refused']);
    }
    expect((await attempt(person.cookie, { 'x-csrf-token': person.csrfToken })).status).toBe(201);
  });

  test.each([
    [403, { origin: 'https://evil.example' }],
    [403, { origin: 'null' }],
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'same-site' }],
    [403, { 'sec-fetch-site': 'none' }],
    [201, { 'sec-fetch-site': 'same-origin' }],
  ])('answers %i to %o, CSRF token or not', async (status, headers) => {
    const person = await app.signedIn('staff_admin');
    const answer = await attempt(person.cookie, { 'x-csrf-token': person.csrfToken, ...headers });
    expect(answer.status).toBe(status);
  });

  test('a page of this site may; another site cannot even sign anybody in', async () => {
    const person = await app.signedIn('staff_admin');
    const own = { 'x-csrf-token': person.csrfToken, origin: app.url };
    expect((await attempt(person.cookie, own)).status).toBe(201);
    const foreign = await signIn(
      { email: person.email, password: testPassword },
      { origin: 'https://evil.example' },
    );
    expect(foreign.body['code']).toBe('csrf_refused');
  });
});
