export { captureOnReturn } from './capture-payment.ts';
export {
  type Checkout,
  findCheckout,
  findTopUpCheckout,
  type PaidProduct,
  type PaymentProvider,
  type PaymentProviders,
  type PaymentServices,
  type RealProvider,
} from './checkout.ts';
export { ProviderError } from './checkout-provider.ts';
export { ensureCheckoutSession } from './ensure-checkout-session.ts';
export { paymentJobs } from './jobs.ts';
export { leaveSandbox } from './leave-sandbox.ts';
export { applyPaymentNotice, type PaymentNotice, removeOldNotices } from './payment-notice.ts';
export { openPayPalPayments, type PayPalPayments } from './paypal/open-paypal-payments.ts';
export { reconcileCheckouts } from './reconcile-checkouts.ts';
export { requeueRefunds } from './requeue-refunds.ts';
export { declineInSandbox, payInSandbox } from './sandbox.ts';
export { openStripePayments, type StripePayments } from './stripe/open-stripe-payments.ts';
