import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from '../../../../tests/support/api-client.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { announcementsOf } from '../../../../tests/support/outbox.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import { auditDetails, verifyAllAuditChains } from '../../../domains/audit/index.ts';
import { verifyLedger } from '../../../domains/wallet/index.ts';

let app: TestApp;
let admin: ConsoleCalls;
beforeAll(async () => {
  app = await startTestApp();
  admin = await app.signedIn('staff_admin');
});
afterAll(() => app.close());

const fieldsOf = (answer: { body: object }) =>
  Object.keys((answer.body as { errors?: object }).errors ?? {}).sort();

describe('taking on an organisation', () => {
  test('gives it settings, products and, with a key, the APIs', async () => {
    const made = await admin.post('/organisations', {
      code: 'newco1',
      name: 'New Co',
      email: 'ops@newco.example',
      products: ['practical-training', 'practical-training'],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      code: 'NEWCO1',
      status: 'active',
      products: ['practical-training'],
      billing_email: null,
      training_settings: { invoice_payments: false, cancel_full_refund_hours: 48, threshold_seats: 3 },
    });
    const key = await admin.post(`/organisations/${made.body['id']}/api-keys`, {
      name: 'First',
      products: ['practical-training'],
    });
    const pair = await call('POST', `${app.training}/auth/token`, {
      body: { hb_client_id: made.body['hb_client_id'], api_key: key.body['api_key'] },
    });
    expect(pair.status).toBe(200);
  });

  test('refuses a taken code and tells every wrong field', async () => {
    await admin.post('/organisations', { code: 'TAKEN1', name: 'One' });
    const again = await admin.post('/organisations', { code: 'taken1', name: 'Two' });
    expect(again.body).toMatchObject({ code: 'code_taken', errors: { code: [expect.any(String)] } });
    const wrong = await admin.post('/organisations', {
      code: 'a b',
      email: 'x',
      phone: '1',
      products: ['everything'],
    });
    expect(fieldsOf(wrong)).toEqual(['code', 'email', 'name', 'phone', 'products.0']);
    expect(fieldsOf(await admin.post('/organisations', { code: 'ABC', name: 'A', products: 'all' }))).toEqual(
      ['products'],
    );
  });
});

describe('an organisation', () => {
  test('is changed field by field; null empties, what is not sent stays', async () => {
    const { id } = await app.make.organisation();
    const path = `/organisations/${id}`;
    await admin.patch(path, { name: 'Renamed', phone: '+44 141 496 0000', requests_per_minute: 120 });
    const emptied = await admin.patch(path, { email: null, requests_per_minute: '' });
    expect(emptied.body).toMatchObject({
      name: 'Renamed',
      phone: '+44 141 496 0000',
      email: null,
      requests_per_minute: null,
    });
    expect((await admin.patch('/organisations/4711', { name: 'x' })).status).toBe(404);
    expect((await admin.patch('/organisations/4711', { email: 'x' })).status).toBe(404);
    expect(fieldsOf(await admin.patch(path, { email: 'x', requests_per_minute: 0 }))).toEqual([
      'email',
      'requests_per_minute',
    ]);
  });

  test('its training settings reach its API profile at once', async () => {
    const acme = await app.newClient();
    const path = `/organisations/${acme.id}/training-settings`;
    const set = await admin.patch(path, {
      invoice_payments: true,
      cancel_full_refund_hours: 72,
      payment_window_minutes: 60,
      threshold_credits: 2,
      threshold_money_pence: 5_050,
      threshold_seats: 1,
      public_page: false,
      public_page_pay_option: 'inv',
    });
    expect(set.body['training_settings']).toMatchObject({
      public_page: false,
      public_page_pay_option: 'inv',
    });
    expect((await acme.get('/profile')).body).toMatchObject({
      invoice_payments: true,
      cancel_full_refund_hours: 72,
      payment_window_minutes: 60,
      thresholds: { credits: 2, money: 50.5, seats: 1 },
    });
    const wrong = { payment_window_minutes: 29, threshold_seats: -1, public_page_pay_option: 'invoice' };
    expect(fieldsOf(await admin.patch(path, wrong))).toEqual(Object.keys(wrong).sort());
  });

  test('its settings for remote sessions are its own: they switch that public page and no other', async () => {
    const { id, code } = await app.make.organisation({ products: ['practical-training', 'virtual-bls'] });
    const path = `/organisations/${id}/bls-settings`;
    const statuses = async () => {
      const products = ['virtual-bls', 'practical-training'];
      return Promise.all(products.map(async (it) => (await fetch(`${app.url}/${it}/?sgi=${code}`)).status));
    };
    expect(await statuses()).toEqual([200, 200]);
    const off = await admin.patch(path, { public_page: false });
    expect(off.body).toMatchObject({
      bls_settings: { public_page: false, public_page_pay_option: 'candidate_pays' },
      training_settings: { public_page: true, public_page_pay_option: 'candidate_pays' },
    });
    expect(await statuses()).toEqual([404, 200]);
    await admin.patch(path, { public_page: true, public_page_pay_option: 'invoice' });
    const shown = await admin.get(`/organisations/${id}`);
    expect(shown.body['bls_settings']).toEqual({ public_page: true, public_page_pay_option: 'invoice' });
    expect(await statuses()).toEqual([200, 200]);
    const wrong = { public_page: 'perhaps', public_page_pay_option: 'inv' };
    expect(fieldsOf(await admin.patch(path, wrong))).toEqual(Object.keys(wrong).sort());
    expect((await admin.patch('/organisations/4711/bls-settings', {})).status).toBe(404);
    const trail = await app.sql(
      `select details from audit_entries where organisation_id = $1 and action = 'organisation.bls_settings_changed' order by seq`,
      [id],
    );
    expect(trail).toEqual([
      { details: { fields: ['public_page'] } },
      { details: { fields: ['public_page', 'public_page_pay_option'] } },
    ]);
  });

  test('without a product, or suspended, its tokens open nothing; then they do again', async () => {
    const acme = await app.newClient();
    const path = `/organisations/${acme.id}`;
    const code = async () => (await acme.get('/profile')).body['code'] ?? 200;
    const codes: unknown[] = [];
    await admin.put(`${path}/products`, { products: ['virtual-bls'] });
    codes.push(await code());
    await admin.put(`${path}/products`, { products: ['practical-training'] });
    codes.push(await code());
    expect((await admin.post(`${path}/suspend`)).body['status']).toBe('suspended');
    codes.push(await code());
    await admin.post(`${path}/suspend`);
    await admin.post(`${path}/reactivate`);
    codes.push(await code());
    expect(codes).toEqual(['product_not_enabled', 200, 'unauthenticated', 200]);
    const trail = await app.sql<{ action: string }>(
      `select action from audit_entries where organisation_id = $1 and subject_kind = 'organisation' order by seq`,
      [acme.id],
    );
    // the second suspension changed nothing, so it left no entry
    expect(trail.map(({ action }) => action.split('.')[1])).toEqual([
      'products_changed',
      'products_changed',
      'suspended',
      'reactivated',
    ]);
  });

  test('the list narrows by status, product and part of a name', async () => {
    const { id, code } = await app.make.organisation({ products: ['hb-services'] });
    const ids = async (query: string) =>
      ((await admin.get(`/organisations?per_page=100&${query}`)).body['data'] as { id: number }[]).map(
        (row) => row.id,
      );
    expect(await ids(`search=${code.toLowerCase()}`)).toEqual([id]);
    expect(await ids('product=hb-services')).toEqual([id]);
    expect(await ids('product=hb-services&status=suspended')).toEqual([]);
    expect((await admin.get('/organisations?per_page=1&page=2')).body).toMatchObject({
      meta: { current_page: 2, per_page: 1 },
      links: { prev: `${app.url}/console/v1/organisations?per_page=1&page=1` },
    });
  });

  test('its own rate holds in its courses, and the standard price again once removed', async () => {
    const acme = await app.newClient();
    const path = `/organisations/${acme.id}/course-rates/1`;
    const price = async () =>
      ((await acme.get('/courses')).body['data'] as { cost_inc_vat: number }[])[0]?.cost_inc_vat;
    await admin.put(path, { price_pence: 7_950 });
    expect(await price()).toBe(79.5);
    const rates = (await admin.get(`/organisations/${acme.id}/course-rates`)).body['data'];
    expect(rates).toContainEqual(
      expect.objectContaining({ course_id: 1, standard_price_pence: 8_500, own_price_pence: 7_950 }),
    );
    await admin.remove(path);
    expect(await price()).toBe(85);
    expect((await admin.put(`/organisations/${acme.id}/course-rates/4711`, { price_pence: 1 })).status).toBe(
      404,
    );
    expect(fieldsOf(await admin.put(path, { price_pence: -1 }))).toEqual(['price_pence']);
  });
});

describe('a wallet', () => {
  test('takes credits, money and corrections; the organisation sees why', async () => {
    const acme = await app.newClient();
    const path = `/organisations/${acme.id}`;
    await admin.post(`${path}/credits`, { course_id: 1, credits: 5 });
    await admin.post(`${path}/top-ups`, { amount_pence: 50_000 });
    await admin.post(`${path}/corrections`, { course_id: 1, amount: -100, note: 'Posted twice' });
    const posted = await admin.post(`${path}/corrections`, { amount: 250, note: 'Goodwill' });
    expect([posted.status, posted.body['balance_pence']]).toEqual([201, 50_250]);
    expect((await acme.get('/credits')).body).toMatchObject({
      booking_credits: [{ credits: 4 }, { credits: 0 }, { credits: 0 }],
      booking_money_balance: 502.5,
    });
    const statement = (await admin.get(`${path}/transactions`)).body['data'] as { description: string }[];
    expect(statement.map((row) => row.description)).toEqual([
      'Correction: Goodwill',
      'Correction: Posted twice',
      'Balance top-up',
      'Credits purchased — 5 x CSTF All-In-One',
    ]);
    const withdrawn = (await admin.get(`${path}/transactions?type=withdraw&course_id=1`)).body['data'];
    expect(withdrawn).toMatchObject([{ amount: 100, course_id: 1 }]);
  });

  test('never falls below 0, however many correct it at once; falling to 0 is told', async () => {
    const acme = await app.newClient({ moneyPence: 1_000 });
    const path = `/organisations/${acme.id}/corrections`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => admin.post(path, { amount: -500, note: 'Charged back' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422]);
    expect(answers.find(({ status }) => status === 422)?.body).toMatchObject({
      code: 'balance_too_low',
      errors: { amount: [expect.any(String)] },
    });
    expect(await announcementsOf(app, acme.id, 'money_balance.depleted')).toHaveLength(1);
  });

  test('a repeated Idempotency-Key posts once; wrong amounts and unknown courses are told', async () => {
    const acme = await app.newClient();
    const path = `/organisations/${acme.id}`;
    const headers = { 'idempotency-key': 'top-up-1' };
    for (let time = 0; time < 2; time += 1)
      await admin.post(`${path}/top-ups`, { amount_pence: 700 }, { headers });
    expect((await admin.get(`${path}/wallet`)).body['balance_pence']).toBe(700);
    expect(fieldsOf(await admin.post(`${path}/credits`, { credits: 0 }))).toEqual(['course_id', 'credits']);
    expect((await admin.post(`${path}/credits`, { course_id: 4711, credits: 1 })).body['code']).toBe(
      'course_unknown',
    );
    expect(fieldsOf(await admin.post(`${path}/corrections`, { amount: 0 }))).toEqual(['amount', 'note']);
    const half = { course_id: 1, amount: 50, note: 'Half a credit' };
    expect(fieldsOf(await admin.post(`${path}/corrections`, half))).toEqual(['amount']);
    expect((await admin.post('/organisations/4711/top-ups', { amount_pence: 'x' })).status).toBe(404);
  });
});

describe('the catalogue', () => {
  test.each([
    [
      '/courses',
      { name: 'Fire', short_name: 'Fire', price_pence: 1_000, duration_minutes: 60 },
      { validity_months: 24 },
    ],
    ['/locations', { name: 'Dundee' }, { address: '1 High Street', postcode: 'DD1 1AA' }],
    ['/trainers', { name: 'Sian Pritchard' }, { name: 'Siân Pritchard' }],
  ])('%s: added, changed, made inactive, never removed', async (path, created, changed) => {
    const made = await admin.post(path, created);
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ ...created, is_active: true })]);
    const own = `${path}/${made.body['id']}`;
    expect((await admin.patch(own, changed)).body).toMatchObject({ ...created, ...changed });
    expect((await admin.patch(own, { is_active: false })).body['is_active']).toBe(false);
    const listed = async (query: string) =>
      ((await admin.get(`${path}?per_page=100&${query}`)).body['data'] as { id: number }[]).map(
        ({ id }) => id,
      );
    expect(await listed('is_active=true')).not.toContain(made.body['id']);
    expect(await listed('')).toContain(made.body['id']);
    expect((await admin.get(own)).status).toBe(200);
    expect((await admin.remove(own)).status).toBe(405);
    expect(fieldsOf(await admin.post(path, { is_active: 'maybe' }))).toEqual(
      [...Object.keys(created), 'is_active'].sort(),
    );
    expect((await admin.patch(`${path}/4711`, { name: '' })).status).toBe(404);
  });

  test('an inactive course leaves the agencies’ list and cannot be planned', async () => {
    const acme = await app.newClient();
    const made = await admin.post('/courses', {
      name: 'Short-lived',
      short_name: 'SL',
      price_pence: 100,
      duration_minutes: 60,
    });
    const seen = async () =>
      ((await acme.get('/courses?per_page=100')).body['data'] as { id: number }[]).some(
        ({ id }) => id === made.body['id'],
      );
    expect(await seen()).toBe(true);
    await admin.patch(`/courses/${made.body['id']}`, { is_active: false });
    expect(await seen()).toBe(false);
  });
});

test('afterwards the books balance, the trails are whole and every entry has its declared shape', async () => {
  expect(await verifyLedger(app.db)).toEqual([]);
  expect(await verifyAllAuditChains(app.db)).toEqual([]);
  const declared: Record<string, { parse(value: unknown): unknown }> = auditDetails;
  const entries = await app.sql<{ action: string; details: unknown }>(
    'select action, details from audit_entries',
  );
  expect(entries.length).toBeGreaterThan(30);
  for (const { action, details } of entries)
    expect(declared[action]?.parse(details), action).toEqual(details);
});
