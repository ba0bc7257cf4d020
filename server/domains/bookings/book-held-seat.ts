import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { PaymentProvider } from '../payments/index.ts';
import type { BookingRecord, PayOption } from './booking-record.ts';

/** Who comes to the training, and whom at the agency it concerns. */
export interface BookingCandidate {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly job_role?: string | undefined;
  readonly agency_contact_name?: string | undefined;
  readonly agency_contact_email?: string | undefined;
  readonly agency_email?: string | undefined;
}

/** One booking to be made. */
export interface BookHeldSeat {
  readonly organisationId: number;
  readonly holdHash: string;
  readonly candidate: BookingCandidate;
  readonly payOption: PayOption;
  readonly bookedBy: 'Agency' | 'Candidate';
  readonly actor: Actor;
  /** Through whom candidates pay; null when they cannot. */
  readonly paymentProvider: PaymentProvider | null;
  /** The invite the candidate came by. */
  readonly inviteId?: number;
}

interface Params extends ActorParams {
  readonly organisationId: number;
  readonly holdSha256: Buffer;
  readonly payOption: PayOption;
  readonly paymentProvider: string | null;
  readonly candidate: string;
  readonly bookedBy: string;
  readonly inviteId: number | null;
}

const book = prepared<Params, { outcome: string; booking: BookingRecord | null }>(
  'bookings-book-held-seat',
  `select * from book_held_seat(p_organisation_id => :organisationId, p_hold_sha256 => :holdSha256,
     p_pay_option => :payOption, p_payment_provider => :paymentProvider, p_candidate => :candidate,
     p_booked_by => :bookedBy, p_invite_id => :inviteId, p_actor => ${actorRow})`,
);

/**
 * Turns a live hold into a booking and takes the money, all or nothing. Refuses, in this order, with
 * `invite_unavailable`, `hold_not_found`, `hold_used`, `hold_expired`, `event_cancelled`, `event_started`, `invoice_not_enabled`,
 * `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`; the hold then stays live.
 */
export async function bookHeldSeat(db: Queryable, request: BookHeldSeat): Promise<BookingRecord | Refusal> {
  const [row] = await book(db, {
    organisationId: request.organisationId,
    holdSha256: sha256(request.holdHash),
    payOption: request.payOption,
    paymentProvider: request.paymentProvider,
    candidate: JSON.stringify(request.candidate),
    bookedBy: request.bookedBy,
    inviteId: request.inviteId ?? null,
    ...actorParams(request.actor),
  });
  if (!row) throw new Error('book_held_seat returned no row');
  return row.booking ? row.booking : refuse(row.outcome);
}
