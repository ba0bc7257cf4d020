import { sha256 } from '../../platform/crypto/random.ts';
import { batchedCommand, laneOfNumber } from '../../platform/db/batched-command.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, actorColumns } from '../audit/index.ts';
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

interface Row {
  readonly outcome: string;
  readonly booking: BookingRecord | null;
}

const bookMany = prepared<{ requests: string }, Row>(
  'bookings-book-held-seats',
  'select outcome, booking from book_held_seats(:requests::jsonb) order by place',
);

const rowOf = (request: BookHeldSeat, place: number) => ({
  place,
  organisation_id: request.organisationId,
  hold_sha256: sha256(request.holdHash).toString('hex'),
  pay_option: request.payOption,
  payment_provider: request.paymentProvider,
  candidate: request.candidate,
  booked_by: request.bookedBy,
  invite_id: request.inviteId,
  ...actorColumns(request.actor),
});

/** What is booked at the same moment is booked in one transaction: all of an organisation's wants the same wallet. */
const book = batchedCommand<BookHeldSeat, Row>({
  laneOf: ({ organisationId }) => laneOfNumber(organisationId),
  runMany: (db, requests) => bookMany(db, { requests: JSON.stringify(requests.map(rowOf)) }),
});

/**
 * Turns a live hold into a booking and takes the money, all or nothing. Refuses, in this order, with
 * `invite_unavailable`, `hold_not_found`, `hold_used`, `hold_expired`, `event_cancelled`, `event_started`, `invoice_not_enabled`,
 * `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`; the hold then stays live.
 */
export async function bookHeldSeat(db: Queryable, request: BookHeldSeat): Promise<BookingRecord | Refusal> {
  const row = await book(db, request);
  return row.booking ? row.booking : refuse(row.outcome);
}
