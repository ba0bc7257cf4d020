/** Through whom candidates pay: Stripe, or the sandbox's own checkout in its place. */
export type PaymentProvider = 'stripe' | 'sandbox';
