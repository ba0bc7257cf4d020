import type { Logger } from 'pino';
import type { PaidProduct, PaymentProviders, RealProvider } from '../../domains/payments/index.ts';
import type { Instant } from '../../platform/clock/instant.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import type { RateLimiter } from '../../platform/http/rate-limit.ts';

/** The way to pay for a booking or a top-up, as its page needs to know it. */
export interface Checkout {
  readonly id: number;
  readonly status: 'new' | 'open' | 'closing' | 'closed' | 'paid';
  readonly amount_pence: number;
  readonly provider: string;
  readonly session_url: string | null;
  readonly pay_until: Instant;
  /** Money is on its way that has not arrived. */
  readonly is_settling: boolean;
}

/** How candidates pay. */
export interface CandidatePayments {
  readonly providers: PaymentProviders;
  findCheckout(db: Queryable, product: PaidProduct, bookingId: number): Promise<Checkout | null>;
  findTopUpCheckout(db: Queryable, topUpId: number): Promise<Checkout | null>;
  /** Makes a checkout of the sandbox, that nobody paid, one of the real provider. */
  leaveSandbox(db: Queryable, checkoutId: number, provider: RealProvider): Promise<boolean>;
  /** Where the candidate pays at the provider's; made now when no job has made it yet. */
  ensureCheckoutSession(
    checkoutId: number,
  ): Promise<{ readonly url: string } | { readonly unavailable: true }>;
  /** Takes the money of a candidate who comes back from the provider's. */
  captureOnReturn(checkoutId: number): Promise<void>;
  payInSandbox(db: Queryable, checkoutId: number): Promise<'kept' | 'refund' | 'known' | 'closed'>;
  declineInSandbox(db: Queryable, checkoutId: number): Promise<unknown>;
}

/** Whose paper is wanted. */
export interface PaperOf {
  readonly product: PaidProduct;
  readonly organisationId: number;
  readonly bookingId: number;
}

/** What the candidates' pages stand on. */
export interface CandidatePagesParts {
  readonly db: Database;
  readonly keyring: Keyring;
  readonly limiter: RateLimiter;
  readonly log: Logger;
  /** Requests per minute and address; 0 = no limit. */
  readonly limitPerMinute: number;
  /** Base of absolute URLs, without trailing slash. */
  readonly publicUrl: () => string;
  readonly assets: { readonly stylesheet: string; readonly script: string };
  /** Null: candidates cannot pay here. */
  readonly payments: CandidatePayments | null;
  /** A booking's certificate; null when it has none. */
  readonly certificatePdf?: ((db: Queryable, of: PaperOf) => Promise<Buffer | null>) | undefined;
  /** A booking as a calendar file; null when there is nothing to put into a calendar. */
  readonly calendarFile?: ((db: Queryable, of: PaperOf) => Promise<string | null>) | undefined;
}
