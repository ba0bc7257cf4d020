import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, call, clientOf } from '../../../tests/support/api-client.ts';
import { jane } from '../../../tests/support/factories.ts';
import { startTestApp, type TestApp } from '../../../tests/support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const newClient: TestApp['newClient'] = (options) => app.newClient(options);

const lists = [
  '/transactions',
  '/courses',
  '/locations',
  '/training-events',
  '/bookings',
  '/bookings/no-shows',
  '/bookings/no-show',
];

describe('lists', () => {
  test.each(lists)(
    '1, 2, 3: %s has exactly data, meta and links, clamps and validates its paging',
    async (path) => {
      const acme = await newClient();
      const answer = await acme.get(path);
      expect(Object.keys(answer.body)).toEqual(['data', 'meta', 'links']);
      expect(Object.keys(answer.body['meta'] as object)).toEqual([
        'current_page',
        'per_page',
        'last_page',
        'total',
      ]);
      expect(Object.keys(answer.body['links'] as object)).toEqual(['next', 'prev']);
      expect(at((await acme.get(`${path}?per_page=500`)).body, 'meta.per_page')).toBe(100);
      for (const query of [
        'per_page=0',
        'page=abc',
        'page=0',
        'per_page=-3',
        'page=1.5',
        'per_page=1e3',
        'page=%00',
      ]) {
        expect(await acme.get(`${path}?${query}`)).toMatchObject({
          status: 422,
          body: { code: 'validation_failed' },
        });
      }
      const beyond = await acme.get(`${path}?page=900&x=y`);
      const last = at(beyond.body, 'meta.last_page');
      expect(beyond).toMatchObject({
        status: 200,
        body: {
          data: [],
          links: {
            next: null,
            prev: `${app.training}${path.replace('no-show', 'no-shows').replace('showss', 'shows')}?x=y&page=${last}`,
          },
        },
      });
      expect((await acme.get(`${path}?page=&per_page=`)).status).toBe(200);
    },
  );

  test('2: next and prev keep the filters and lead through every row once', async () => {
    const acme = await newClient({ invoices: true });
    const event = await app.make.event();
    for (let number = 0; number < 7; number += 1) await app.make.booking(acme.id, event);
    const seen: unknown[] = [];
    let url: string | null = `${app.training}/bookings?pay_option=inv&per_page=3&per_page=2&search=`;
    let pages = 0;
    while (url !== null) {
      const page = await call('GET', url, { token: acme.token });
      seen.push(...(page.body['data'] as { id: number }[]).map((row) => row.id));
      url = at(page.body, 'links.next') as string | null;
      if (url !== null) expect(new URL(url).searchParams.get('pay_option')).toBe('inv');
      pages += 1;
    }
    expect(pages).toBe(4);
    expect(seen).toHaveLength(7);
    expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)));
  });
});

describe('dates', () => {
  test('4: summer events carry +01:00, winter ones +00:00, system times +00:00 in June, and nothing ends in Z', async () => {
    await app.freeze('2027-06-05T10:00:00.789Z');
    const acme = await newClient({ invoices: true });
    const summer = await app.make.event({ startsAt: '2027-07-15T09:00:00Z', endsAt: '2027-07-15T16:00:00Z' });
    const winter = await app.make.event({ startsAt: '2027-12-01T10:00:00Z', endsAt: '2027-12-01T17:00:00Z' });
    const hold = await acme.post(`/training-events/${winter}/hold`);
    const booked = await acme.post('/bookings', {
      hold_hash: hold.body['hold_hash'],
      ...jane,
      pay_option: 'inv',
    });
    await app.freeze(null);
    expect(hold.body['expires_at']).toBe('2027-06-05T10:30:00+00:00');
    expect(booked.body).toMatchObject({
      start_date: '2027-12-01T10:00:00+00:00',
      end_date: '2027-12-01T17:00:00+00:00',
      created_at: '2027-06-05T10:00:00+00:00',
    });
    await app.sql(
      `update token_pairs set access_expires_at = app_now() + interval '1 hour' where organisation_id = $1`,
      [acme.id],
    );
    const detail = await acme.get(`/training-events/${summer}`);
    expect(detail.body).toMatchObject({
      start_date: '2027-07-15T10:00:00+01:00',
      end_date: '2027-07-15T17:00:00+01:00',
    });
    for (const path of [
      '/profile',
      '/auth/token-info',
      '/bookings',
      `/bookings/${booked.body['id']}`,
      '/training-events',
      '/transactions',
    ]) {
      expect((await acme.get(path)).text).not.toMatch(/\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z/);
    }
  });

  test('date filters mean London days, both ends inclusive; an impossible day and a reversed range are 422', async () => {
    const acme = await newClient({ invoices: true });
    // 23:30 UTC on 30 June is half past midnight on 1 July in London
    const event = await app.make.event({ startsAt: '2028-06-30T23:30:00Z' });
    await app.make.booking(acme.id, event);
    const total = async (query: string) => at((await acme.get(`/bookings?${query}`)).body, 'meta.total');
    expect(await total('date_from=2028-07-01&date_to=2028-07-01')).toBe(1);
    expect(await total('date_to=2028-06-30')).toBe(0);
    expect(await total('date_from=2028-07-02')).toBe(0);
    for (const query of [
      'date_from=2027-02-29',
      'date_from=01-07-2028',
      'date_from=2028-7-1',
      'date_from=2028-07-02&date_to=2028-07-01',
    ]) {
      for (const path of ['/bookings', '/training-events', '/transactions', '/bookings/no-shows']) {
        const answer = await acme.get(`${path}?${query}`);
        expect(answer.status).toBe(422);
        expect(Object.keys(answer.body['errors'] as object)).toEqual([
          query.includes('date_to') ? 'date_to' : 'date_from',
        ]);
      }
    }
    expect(await total('date_from=2028-02-29')).toBe(1);
  });
});

describe('requests', () => {
  test('415 before 413 before 400; JSON that is no object is 422', async () => {
    const acme = await newClient();
    const send = (body: string, type = 'application/json') =>
      acme.post('/bookings', body, { headers: { 'content-type': type } });
    const huge = `{"a":"${'x'.repeat(1_048_577)}"}`;
    expect(await send('{}', 'text/plain')).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media_type' },
    });
    expect(await send(huge, 'application/x-www-form-urlencoded')).toMatchObject({ status: 415 });
    expect(await send(huge)).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
    for (const broken of ['{', '', '{"a":}', 'undefined', '\ufeff{]']) {
      const answer = await send(broken === '' ? ' ' : broken);
      expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
    }
    for (const notObject of ['[]', '"text"', '1', 'null', 'true']) {
      expect(await send(notObject)).toMatchObject({
        status: 422,
        body: { code: 'validation_failed', errors: { body: [expect.any(String)] } },
      });
    }
    expect((await send('{}', 'application/json; charset=utf-8')).status).toBe(422);
    expect((await send('{"__proto__":{"hold_hash":"x"},"constructor":{"prototype":{}}}')).status).toBe(422);
  });

  test('invalid UTF-8 is malformed JSON, not a mangled name', async () => {
    const acme = await newClient();
    const response = await fetch(`${app.training}/bookings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${acme.token}`, 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    });
    expect(response.status).toBe(400);
  });

  test('the credential is looked at before the body, and the route before the credential', async () => {
    const nobody = clientOf(app.training, 'nonsense');
    expect((await nobody.post('/bookings', '{', { headers: { 'content-type': 'text/plain' } })).status).toBe(
      401,
    );
    expect((await nobody.get('/nothing-here')).status).toBe(404);
    expect((await nobody.delete('/credits')).status).toBe(405);
    expect((await nobody.get('/bookings/abc')).status).toBe(401);
  });

  test('an operation without a body ignores whatever is sent', async () => {
    const acme = await newClient();
    const event = await app.make.event();
    const odd = await acme.post(`/training-events/${event}/hold`, '{"seats":', {
      headers: { 'content-type': 'text/csv' },
    });
    expect(odd.status).toBe(201);
    const large = await acme.post(`/training-events/${event}/hold?new=1`, 'x'.repeat(2_000_000));
    expect(large.status).toBe(201);
  });

  test('a wrong method is 405 with Allow; HEAD answers like GET', async () => {
    const acme = await newClient();
    for (const [method, path, allow] of [
      ['DELETE', '/credits', 'GET, HEAD'],
      ['GET', '/auth/token', 'POST'],
      ['PUT', '/bookings', 'GET, HEAD, POST'],
      ['PATCH', '/bookings/1', 'GET, HEAD'],
      ['GET', '/training-events/1/hold', 'POST'],
      ['POST', '/training-events/hold/x', 'DELETE'],
      ['OPTIONS', '/bookings', 'GET, HEAD, POST'],
    ] as const) {
      const answer = await call(method, app.training + path, { token: acme.token });
      expect(answer).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
      expect(answer.headers.get('allow')).toBe(allow);
    }
    const head = await fetch(`${app.training}/credits`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${acme.token}` },
    });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('10: /bookings/no-shows is not read as an id; odd ids and broken encodings are 404', async () => {
    const acme = await newClient();
    expect(Object.keys((await acme.get('/bookings/no-shows')).body)).toContain('meta');
    for (const id of [
      'abc',
      '0',
      '-1',
      '1.0',
      '1e3',
      ' 1',
      '%zz',
      '%00',
      '9007199254740993',
      '9'.repeat(400),
      "1'--",
    ]) {
      expect(await acme.get(`/bookings/${id}`)).toMatchObject({
        status: 404,
        body: { message: 'Not found.', code: 'not_found' },
      });
    }
  });

  test('9: another organisation’s booking is the same 404 as none', async () => {
    const [acme, other] = [await newClient({ invoices: true }), await newClient()];
    const booking = await app.make.booking(acme.id, await app.make.event());
    const [foreign, missing] = [
      await other.get(`/bookings/${booking.id}`),
      await other.get('/bookings/999999999'),
    ];
    expect([foreign.status, foreign.text]).toEqual([missing.status, missing.text]);
    expect(foreign.status).toBe(404);
    expect(at((await other.get('/bookings')).body, 'meta.total')).toBe(0);
    expect((await acme.get(`/bookings/${booking.id}`)).status).toBe(200);
  });

  test('a caller’s own request id is echoed when it is well-formed, else a new one is made', async () => {
    const acme = await newClient();
    const idOf = async (given: string) =>
      (await acme.get('/credits', { headers: { 'x-request-id': given } })).headers.get('x-request-id');
    expect(await idOf('my.request_1-A')).toBe('my.request_1-A');
    for (const odd of ['has space', 'x'.repeat(129), 'semi;colon'])
      expect(await idOf(odd)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('unknown keys are ignored, digit strings are integers, unknown enum values are 422', async () => {
    const acme = await newClient({ invoices: true });
    await app.make.booking(acme.id, await app.make.event());
    expect(
      at(
        (await acme.get('/bookings?unknown=1&course_id=1&location_id=3&sort=start_date&sort_dir=asc')).body,
        'meta.total',
      ),
    ).toBe(1);
    expect(at((await acme.get('/bookings?course_id=777')).body, 'meta.total')).toBe(0);
    for (const query of [
      'booking_status=lost',
      'pay_status=x',
      'pay_option=invoice',
      'attendance=late',
      'sort=name',
      'sort_dir=up',
      'course_id=one',
      'search=a',
      `search=${'x'.repeat(101)}`,
    ]) {
      expect((await acme.get(`/bookings?${query}`)).status).toBe(422);
    }
  });

  test('no personal data and no secret reaches the log', async () => {
    const acme = await newClient({ invoices: true });
    const hold_hash = await app.make.hold(acme.id, await app.make.event());
    await acme.post('/bookings', { ...jane, hold_hash, pay_option: 'inv', last_name: 'Unmistakable' });
    await acme.get('/bookings?search=unmistakable');
    const log = app.logged.filter((line) => !line.includes('listening')).join('');
    expect(log).toContain('"operation":"createBooking"');
    for (const secret of [
      'nmistakable',
      jane.email,
      jane.phone,
      hold_hash,
      acme.token,
      acme.apiKey,
      '127.0.0.1',
    ])
      expect(log).not.toContain(secret);
  });
});
