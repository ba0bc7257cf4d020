import type { Instant } from '../../platform/clock/instant.ts';

/** One way to pay at the provider, to be made. The same attempt of a checkout always says the same. */
export interface SessionRequest {
  readonly checkoutId: number;
  /** Null: it is for no booking. */
  readonly bookingId: number | null;
  /** 1, 2, 3 ...: the provider answers a repeated attempt with the session it made the first time. */
  readonly attempt: number;
  readonly amountPence: number;
  /** What is paid for. */
  readonly title: string;
  /** Of whoever pays. */
  readonly email: string;
  /** When the provider is to end it by itself. */
  readonly endsAt: Instant;
  /** Where whoever pays comes back to, having paid or not. */
  readonly returnUrl: string;
}

/** A session as the provider made it. */
export interface CheckoutSession {
  readonly id: string;
  /** Where the candidate pays. */
  readonly url: string;
}

/** Money that arrived. */
export interface ReceivedPayment {
  /** The provider's name for it. */
  readonly paymentId: string;
  /** Hundredths of its currency. */
  readonly amountPence: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/**
 * Where a session stands. `approved`: the candidate has agreed, the money is for us to take; `processing`: the candidate
 * has done everything, the bank has not; `spent`: it can never be paid, another one may; `expired`: none may.
 */
export type SessionState =
  | { readonly status: 'open' | 'approved' | 'processing' | 'spent' | 'expired' }
  | ({ readonly status: 'paid' } & ReceivedPayment);

/** Money to be sent back, all of it. */
export interface RefundRequest {
  /** The provider's name for the payment. */
  readonly paymentId: string;
  /** 1, 2, 3 ...: as in SessionRequest. */
  readonly attempt: number;
  /** The provider's name for the refund, once it has told one. */
  readonly refundId: string | null;
}

/** Where a refund stands; the id is null when somebody else had refunded the payment before. */
export interface RefundState {
  readonly id: string | null;
  readonly status: 'done' | 'pending' | 'failed';
}

/**
 * Somebody who takes payments on pages of his own. Every call may be repeated, and throws a ProviderError
 * when it could not be done or nobody knows whether it was.
 */
export interface CheckoutProvider {
  /** Null: this attempt can never give a session, the next one may. */
  createSession(request: SessionRequest): Promise<CheckoutSession | null>;
  /** Takes the money of a session that was approved; where the provider does so by himself, tells how far that is. */
  captureSession(sessionId: string): Promise<SessionState>;
  /** Ends a session and tells what it had come to. */
  expireSession(sessionId: string): Promise<SessionState>;
  retrieveSession(sessionId: string): Promise<SessionState>;
  refund(request: RefundRequest): Promise<RefundState>;
}

/** The provider is down, slow, unwilling or talks nonsense. The message never repeats what it said: that may be personal. */
export class ProviderError extends Error {
  override name = 'ProviderError';
}
