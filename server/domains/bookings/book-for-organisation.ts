import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type ActorParams, actorParams, actorRow } from '../audit/index.ts';
import type { BookHeldSeat } from './book-held-seat.ts';

/** A seat that staff book for an organisation. */
type BookForOrganisation = Pick<
  BookHeldSeat,
  'organisationId' | 'candidate' | 'payOption' | 'actor' | 'paymentProvider'
> & { readonly eventId: number };

interface Params extends ActorParams {
  readonly organisationId: number;
  readonly eventId: number;
  readonly sha256: Buffer;
  readonly nonce: Buffer;
  readonly payOption: string;
  readonly paymentProvider: string | null;
  readonly candidate: string;
}

const book = prepared<Params, { outcome: string; booking_id: number | null }>(
  'bookings-book-for-organisation',
  `select b.outcome, (b.booking ->> 'id')::bigint as booking_id
   from book_seat_for_organisation(p_organisation_id => :organisationId, p_event_id => :eventId,
     p_token_sha256 => :sha256, p_token_nonce => :nonce, p_pay_option => :payOption,
     p_payment_provider => :paymentProvider, p_candidate => :candidate::jsonb, p_actor => ${actorRow}) b`,
);

/**
 * Staff book a seat for an organisation, without a hold of its own. Returns the booking's id; refuses, in this order,
 * with `event_unknown` (also one it cannot see), `event_cancelled`, `event_started`, `no_seats_left`,
 * `invoice_not_enabled`, `candidate_payment_unavailable`, `insufficient_credits`, `insufficient_balance`.
 */
export async function bookForOrganisation(
  db: Queryable,
  { actor, candidate, ...request }: BookForOrganisation,
): Promise<number | Refusal> {
  const [row] = await book(db, {
    ...request,
    // of the hold that lives for this statement only: nobody ever needs to know them
    sha256: randomBytes(32),
    nonce: randomBytes(16),
    candidate: JSON.stringify(candidate),
    ...actorParams(actor),
  });
  if (row?.outcome === 'not_found') return refuse('event_unknown');
  return row?.booking_id ?? refuse(row?.outcome ?? 'event_unknown');
}
