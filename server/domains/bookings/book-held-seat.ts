import { sha256 } from '../../platform/crypto/random.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import type { Actor } from '../audit/index.ts';
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
  /** Whether a checkout for candidates is configured. */
  readonly candidateCanPay: boolean;
}

interface Params {
  readonly organisationId: number;
  readonly holdSha256: Buffer;
  readonly payOption: PayOption;
  readonly candidateCanPay: boolean;
  readonly candidate: string;
  readonly bookedBy: string;
  readonly actorKind: string;
  readonly actorId: number | null;
  readonly requestId: string | null;
}

const book = prepared<Params, { outcome: string; booking: BookingRecord | null }>(
  'bookings-book-held-seat',
  `select * from book_held_seat(p_organisation_id => :organisationId, p_hold_sha256 => :holdSha256,
     p_pay_option => :payOption, p_candidate_can_pay => :candidateCanPay, p_candidate => :candidate,
     p_booked_by => :bookedBy, p_actor_kind => :actorKind, p_actor_id => :actorId, p_request_id => :requestId)`,
);

/**
 * Turns a live hold into a booking and takes the money, all or nothing. Refuses, in this order, with
 * `hold_not_found`, `hold_used`, `hold_expired`, `event_cancelled`, `event_started`, `invoice_not_enabled`,
 * `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`; the hold then stays live.
 */
export async function bookHeldSeat(db: Queryable, request: BookHeldSeat): Promise<BookingRecord | Refusal> {
  const [row] = await book(db, {
    organisationId: request.organisationId,
    holdSha256: sha256(request.holdHash),
    payOption: request.payOption,
    candidateCanPay: request.candidateCanPay,
    candidate: JSON.stringify(request.candidate),
    bookedBy: request.bookedBy,
    actorKind: request.actor.kind,
    actorId: request.actor.id,
    requestId: request.actor.requestId,
  });
  if (!row) throw new Error('book_held_seat returned no row');
  return row.booking ? row.booking : refuse(row.outcome);
}
