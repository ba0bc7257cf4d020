import { z } from 'zod';
import { type Job, job } from '../../platform/jobs/job.ts';
import { capturePayment } from './capture-payment.ts';
import type { PaymentServices } from './checkout.ts';
import { openCheckoutSession } from './ensure-checkout-session.ts';
import { refundPayment } from './refund-payment.ts';
import { closeCheckoutForGood } from './settle-checkout.ts';

const ofCheckout = z.object({ checkoutId: z.int() });
const ofPayment = z.object({ paymentId: z.int() });

/** What the workers do for payments. Each is repeated until the provider has answered. */
export function paymentJobs(services: PaymentServices): readonly Job[] {
  return [
    job({
      name: 'open-checkout',
      payload: ofCheckout,
      run: (db, { checkoutId }) => openCheckoutSession(db, services, checkoutId),
    }),
    job({
      name: 'capture-payment',
      payload: ofCheckout,
      run: (db, { checkoutId }) => capturePayment(db, services, checkoutId),
    }),
    job({
      name: 'close-checkout',
      payload: ofCheckout,
      run: (db, { checkoutId }) => closeCheckoutForGood(db, services, checkoutId),
    }),
    job({
      name: 'refund-payment',
      payload: ofPayment,
      run: (db, { paymentId }) => refundPayment(db, services, paymentId),
    }),
  ];
}
