import { expect, test } from 'vitest';
import { jane } from '../../../../tests/support/factories.ts';
import { startTestApp } from '../../../../tests/support/test-app.ts';
import { findCheckout } from '../../../domains/payments/index.ts';

const book = (hold_hash: string) => ({ hold_hash, ...jane, pay_option: 'candidate_pays' });

test('a live deployment without Stripe refuses candidate_payment_unavailable; nothing is charged and the hold stays live', async () => {
  const live = await startTestApp({
    VERIWARD_MODE: 'live',
    SMTP_URL: 'smtp://127.0.0.1:25',
    MAIL_FROM: 'no-reply@example.org',
  });
  const acme = await live.newClient({ credits: { 1: 1 } });
  const hold_hash = await live.make.hold(acme.id, await live.make.event());
  expect(await acme.post('/bookings', book(hold_hash))).toMatchObject({
    status: 422,
    body: { code: 'candidate_payment_unavailable', errors: { pay_option: [expect.any(String)] } },
  });
  expect((await acme.post('/bookings', { ...book(hold_hash), pay_option: 'credits' })).status).toBe(201);
  await live.close();
});

test('a sandbox without Stripe books it as pending, to be paid in its own checkout', async () => {
  const sandbox = await startTestApp();
  const acme = await sandbox.newClient();
  const hold_hash = await sandbox.make.hold(acme.id, await sandbox.make.event());
  const answer = await acme.post('/bookings', book(hold_hash));
  expect(answer).toMatchObject({
    status: 201,
    body: { booking_status: 'pending', pay_status: 'pending', pay_option: 'candidate_pays' },
  });
  expect(await findCheckout(sandbox.db, 'practical-training', Number(answer.body['id']))).toMatchObject({
    provider: 'sandbox',
    status: 'open',
    amount_pence: 8500,
  });
  await sandbox.close();
});
