import { sha256 } from '../../../platform/crypto/random.ts';
import { batchedCommand } from '../../../platform/db/batched-command.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import type { Actor } from '../../audit/index.ts';
import type { PaymentProvider } from '../../payments/index.ts';
import type { BlsBookingRecord, BlsPayOption } from './bls-booking-record.ts';

/** Who has the session, where the kit goes, and whom at the agency it concerns. */
export interface BlsCandidate {
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly city: string;
  readonly postcode: string;
  readonly job_role?: string | undefined;
  readonly agency_contact_name?: string | undefined;
  readonly agency_contact_email?: string | undefined;
}

/** One session to be booked. */
export interface BookHeldSlot {
  readonly organisationId: number;
  readonly holdHash: string;
  readonly candidate: BlsCandidate;
  readonly payOption: BlsPayOption;
  readonly bookedBy: 'Agency' | 'Candidate';
  readonly actor: Actor;
  /** Through whom candidates pay; null when they cannot. */
  readonly paymentProvider: PaymentProvider | null;
}

interface Row {
  readonly outcome: string;
  readonly booking: BlsBookingRecord | null;
}

// Holds are locked in the order of their ids, like everywhere.
const bookMany = prepared<{ requests: string }, Row>(
  'bookings-book-held-slots',
  `select b.outcome, b.booking from (
     select w.* from jsonb_to_recordset(:requests::jsonb) as w (place integer, organisation_id bigint, hold_sha256 text,
       pay_option text, payment_provider text, candidate jsonb, booked_by text, actor_kind text, actor_id bigint,
       request_id text)
     left join bls_holds h on h.token_sha256 = decode(w.hold_sha256, 'hex')
     order by h.id, w.place) r,
     lateral book_bls_slot(p_organisation_id => r.organisation_id, p_hold_sha256 => decode(r.hold_sha256, 'hex'),
       p_pay_option => r.pay_option, p_payment_provider => r.payment_provider, p_candidate => r.candidate,
       p_booked_by => r.booked_by, p_actor => row (r.actor_kind, r.actor_id, r.request_id)::actor) b
   order by r.place`,
);

const rowOf = (request: BookHeldSlot, place: number) => ({
  place,
  organisation_id: request.organisationId,
  hold_sha256: sha256(request.holdHash).toString('hex'),
  pay_option: request.payOption,
  payment_provider: request.paymentProvider,
  candidate: request.candidate,
  booked_by: request.bookedBy,
  actor_kind: request.actor.kind,
  actor_id: request.actor.id,
  request_id: request.actor.requestId,
});

/** What one organisation books at the same moment is booked in one transaction: it all wants the same wallet. */
const book = batchedCommand<BookHeldSlot, Row>({
  laneOf: ({ organisationId }) => String(organisationId),
  runMany: (db, requests) => bookMany(db, { requests: JSON.stringify(requests.map(rowOf)) }),
});

/**
 * Turns a live hold on a slot into a booking and takes the money, all or nothing. Refuses, in this order, with
 * `hold_not_found`, `hold_used`, `hold_expired`, `invoice_not_enabled`, `candidate_payment_unavailable`,
 * `insufficient_credits`, `insufficient_balance`; the hold then stays live.
 */
export async function bookHeldSlot(
  db: Queryable,
  request: BookHeldSlot,
): Promise<BlsBookingRecord | Refusal> {
  const row = await book(db, request);
  return row.booking ? row.booking : refuse(row.outcome);
}
