export {
  type Checkout,
  findCheckout,
  findTopUpCheckout,
  type PaymentProvider,
  type PaymentServices,
} from './checkout.ts';
export { ensureCheckoutSession } from './ensure-checkout-session.ts';
export { paymentJobs } from './jobs.ts';
export { leaveSandbox } from './leave-sandbox.ts';
export { applyPaymentNotice, removeOldNotices } from './payment-notice.ts';
export { reconcileCheckouts } from './reconcile-checkouts.ts';
export { requeueRefunds } from './requeue-refunds.ts';
export { declineInSandbox, payInSandbox } from './sandbox.ts';
export { openStripePayments, type StripePayments } from './stripe/open-stripe-payments.ts';
