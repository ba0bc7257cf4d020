import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { candidateOf } from '../../../../tests/support/candidate.ts';
import type { ConsoleCalls } from '../../../../tests/support/console-client.ts';
import { runQueuedJobs } from '../../../../tests/support/jobs.ts';
import { startTestApp, type TestApp } from '../../../../tests/support/test-app.ts';
import {
  type Buyer,
  buyerOf,
  emptyWallet,
  fiveHundredPounds,
  forgetPendingTopUps,
  topUpPathOf,
  topUpPaymentsOf,
  walletOf,
} from '../../../../tests/support/top-ups.ts';
import { auditDetails } from '../../../domains/audit/index.ts';
import { findTopUpCheckout, payInSandbox } from '../../../domains/payments/index.ts';
import { endDueTopUps, verifyLedger } from '../../../domains/wallet/index.ts';

describe('in the sandbox', () => {
  let app: TestApp;
  let buyer: Buyer;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.freeze('2027-06-05T10:00:00Z');
    await forgetPendingTopUps(app);
    buyer = await buyerOf(app);
  });

  const show = (id: unknown) => buyer.get(`/organisations/${buyer.organisationId}/card-top-ups/${id}`);

  test('money is started, declined, paid on the test page, and in the wallet at once, one time', async () => {
    const started = await buyer.start({ amount: 50_000 });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      status: 'pending',
      course_id: null,
      amount: 50_000,
      price_pence: 50_000,
      expires_at: '2027-06-05T11:00:00+00:00',
      completed_at: null,
    });
    const browser = candidateOf(app);
    const page = await browser.get(topUpPathOf(started.body['checkout_url']));
    expect(page.text).toContain('Pay £500.00');
    expect(page.text).toContain('£500.00 for the balance');
    expect(page.text).toContain('Test mode.');
    const declined = await browser.follow(await browser.submit(page, /\/top-up\//, { action: 'decline' }));
    expect(declined.text).toContain('The card was declined');
    expect(await walletOf(app, buyer.organisationId)).toEqual(emptyWallet);
    const paid = await browser.follow(await browser.submit(declined, /\/top-up\//, { action: 'pay' }));
    expect(paid.text).toContain('Thank you: it is paid');
    const again = await browser.follow(await browser.submit(declined, /\/top-up\//, { action: 'pay' }));
    expect(again.text).toContain('Thank you: it is paid');
    expect(await walletOf(app, buyer.organisationId)).toEqual(fiveHundredPounds);
    expect((await show(started.body['id'])).body).toMatchObject({
      status: 'completed',
      completed_at: '2027-06-05T10:00:00+00:00',
      checkout_url: null,
    });
  });

  test('ten clicks at once credit once', async () => {
    const { body } = await buyer.start({ amount: 50_000 });
    const browser = candidateOf(app);
    const page = await browser.get(topUpPathOf(body['checkout_url']));
    await Promise.all(
      Array.from({ length: 10 }, () => browser.submit(page, /\/top-up\//, { action: 'pay' })),
    );
    expect(await walletOf(app, buyer.organisationId)).toEqual(fiveHundredPounds);
    expect(await topUpPaymentsOf(app, Number(body['id']))).toEqual([{ is_kept: true, refund_status: null }]);
  });

  test('credits cost the organisation’s own rate, that of the moment they were started', async () => {
    const setRate = (pence: number) =>
      app.sql(
        `insert into organisation_course_rates (organisation_id, course_id, price_pence) values ($1, 1, $2)
         on conflict (organisation_id, course_id) do update set price_pence = excluded.price_pence`,
        [buyer.organisationId, pence],
      );
    await setRate(7_950);
    const { body } = await buyer.start({ course_id: 1, amount: 500 });
    expect(body).toMatchObject({ course_id: 1, amount: 500, price_pence: 39_750 });
    await setRate(9_000);
    const browser = candidateOf(app);
    const page = await browser.get(topUpPathOf(body['checkout_url']));
    expect(page.text).toContain('5 credits for CSTF All-In-One Mandatory Practical Training');
    await browser.submit(page, /\/top-up\//, { action: 'pay' });
    expect(await walletOf(app, buyer.organisationId)).toEqual({
      accounts: [{ course_id: 1, balance: 500 }],
      lines: ['Credits purchased — 5 x CSTF All-In-One'],
    });
    const [payment] = await app.sql<{ amount_pence: number }>(
      'select p.amount_pence from payments p join checkouts c on c.id = p.checkout_id where c.top_up_id = $1',
      [body['id']],
    );
    expect(payment?.amount_pence).toBe(39_750);
  });

  test('what cannot be sold is told at its field, and nothing is started', async () => {
    await app.sql(
      'insert into organisation_course_rates (organisation_id, course_id, price_pence) values ($1, 2, 0)',
      [buyer.organisationId],
    );
    const refusals: [object, string, string | null][] = [
      [{}, 'validation_failed', 'amount'],
      [{ amount: 0 }, 'validation_failed', 'amount'],
      [{ amount: '1.5' }, 'validation_failed', 'amount'],
      [{ course_id: 1, amount: 150 }, 'validation_failed', 'amount'],
      [{ course_id: 4711, amount: 100 }, 'course_unknown', 'course_id'],
      [{ amount: 29 }, 'price_not_payable', 'amount'],
      [{ course_id: 2, amount: 100 }, 'price_not_payable', 'amount'],
      [{ course_id: 1, amount: 100_000_000 }, 'price_not_payable', 'amount'],
    ];
    for (const [body, code, field] of refusals) {
      const { status, body: told } = await buyer.start(body);
      expect([status, told['code'], Object.keys(told['errors'] ?? {})[0]]).toEqual([422, code, field]);
    }
    expect(
      await app.sql('select 1 from wallet_top_ups where organisation_id = $1', [buyer.organisationId]),
    ).toEqual([]);
  });

  test('a repeated Idempotency-Key starts one', async () => {
    const path = `/organisations/${buyer.organisationId}/card-top-ups`;
    const headers = { 'idempotency-key': `card-${buyer.organisationId}` };
    const first = await buyer.post(path, { amount: 700 }, { headers });
    const second = await buyer.post(path, { amount: 700 }, { headers });
    expect([first.status, second.text]).toEqual([201, first.text]);
    expect((await buyer.get(path)).body['meta']).toMatchObject({ total: 1 });
  });

  test('an abandoned one expires after its hour; money that comes later is taken and sent back', async () => {
    const { body } = await buyer.start({ amount: 50_000 });
    const browser = candidateOf(app);
    const path = topUpPathOf(body['checkout_url']);
    const page = await browser.get(path);
    await app.pass('59 minutes 59 seconds');
    expect(await endDueTopUps(app.db)).toBe(0);
    await app.pass('1 second');
    expect((await browser.get(path)).text).toContain('The time to pay is over');
    expect(await endDueTopUps(app.db)).toBe(1);
    expect(await endDueTopUps(app.db)).toBe(0);
    expect((await show(body['id'])).body).toMatchObject({ status: 'expired', checkout_url: null });
    const late = await browser.follow(await browser.submit(page, /\/top-up\//, { action: 'pay' }));
    expect(late.text).toContain('The time to pay is over');
    const checkout = await findTopUpCheckout(app.db, Number(body['id']));
    expect(await payInSandbox(app.db, checkout?.id ?? 0)).toBe('refund');
    await runQueuedJobs(app);
    expect(await topUpPaymentsOf(app, Number(body['id']))).toEqual([
      { is_kept: false, refund_status: 'refunded' },
    ]);
    expect(await walletOf(app, buyer.organisationId)).toEqual(emptyWallet);
  });

  test('the list is newest first and narrows by status; staff see it too', async () => {
    const ids: unknown[] = [];
    for (const amount of [100, 200]) ids.unshift((await buyer.start({ amount })).body['id']);
    await app.pass('1 hour');
    await endDueTopUps(app.db);
    ids.unshift((await buyer.start({ amount: 300 })).body['id']);
    const staff = await app.signedIn('staff_admin');
    const path = `/organisations/${buyer.organisationId}/card-top-ups`;
    const idsOf = async (who: ConsoleCalls, query = '') =>
      ((await who.get(path + query)).body['data'] as { id: number }[]).map(({ id }) => id);
    expect(await idsOf(buyer)).toEqual(ids);
    expect(await idsOf(staff, '?status=expired')).toEqual(ids.slice(1));
    expect(await idsOf(buyer, '?per_page=1&page=2')).toEqual(ids.slice(1, 2));
  });

  test('another organisation’s is as little there as none; so is a page by a wrong link', async () => {
    const { body } = await buyer.start({ amount: 700 });
    const stranger = await buyerOf(app);
    const missing = await stranger.get('/organisations/987654321/card-top-ups');
    for (const path of [
      `/organisations/${buyer.organisationId}/card-top-ups`,
      `/organisations/${buyer.organisationId}/card-top-ups/${body['id']}`,
      `/organisations/${stranger.organisationId}/card-top-ups/${body['id']}`,
    ]) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.text]).toEqual([404, missing.text]);
    }
    for (const sent of [{ amount: 700 }, { amount: 'x' }]) {
      const theirs = `/organisations/${buyer.organisationId}/card-top-ups`;
      expect((await stranger.post(theirs, sent)).status).toBe(404);
    }
    const { get } = candidateOf(app);
    const path = topUpPathOf(body['checkout_url']);
    for (const wrong of [`${path}1`, path.replace('/top-up/', '/pay/'), '/practical-training/top-up/x'])
      expect((await get(wrong)).status).toBe(410);
  });

  test('every step stands in the trail, in its declared shape, and the books balance', async () => {
    const { body } = await buyer.start({ course_id: 1, amount: 200 });
    const browser = candidateOf(app);
    const page = await browser.get(topUpPathOf(body['checkout_url']));
    await browser.submit(page, /\/top-up\//, { action: 'pay' });
    const entries = await app.sql<{
      action: keyof typeof auditDetails;
      details: unknown;
      actor_kind: string;
    }>(
      `select action, details, actor_kind from audit_entries where subject_kind = 'wallet_top_up' and subject_id = $1
       order by seq`,
      [body['id']],
    );
    expect(entries.map(({ action, actor_kind }) => [action, actor_kind])).toEqual([
      ['wallet.top_up_started', 'member'],
      ['wallet.top_up_paid', 'system'],
    ]);
    for (const { action, details } of entries) expect(auditDetails[action].parse(details)).toEqual(details);
    expect(await verifyLedger(app.db)).toEqual([]);
  });
});

test('a live deployment without keys refuses', async () => {
  const app = await startTestApp({
    VERIWARD_MODE: 'live',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'no-reply@veriward.example',
  });
  try {
    const buyer = await buyerOf(app);
    expect((await buyer.start({ amount: 700 })).body['code']).toBe('card_payment_unavailable');
  } finally {
    await app.close();
  }
});
