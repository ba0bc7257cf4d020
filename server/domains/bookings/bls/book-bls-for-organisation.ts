import type { Queryable } from '../../../platform/db/queryable.ts';
import { prepared } from '../../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { type ActorParams, actorParams, actorRow } from '../../audit/index.ts';
import type { BlsBookingRecord } from './bls-booking-record.ts';
import type { BookHeldSlot } from './book-held-slot.ts';

/** A session that staff book for an organisation. */
type BookBlsForOrganisation = Pick<
  BookHeldSlot,
  'organisationId' | 'candidate' | 'payOption' | 'actor' | 'paymentProvider'
> & {
  readonly courseId: number;
  /** London's, YYYY-MM-DD and HH:MM. */
  readonly date: string;
  readonly time: string;
  /** False: it may start sooner than the rules ask for. */
  readonly needsNotice: boolean;
};

type Params = Omit<BookBlsForOrganisation, 'candidate' | 'actor'> & {
  readonly candidate: string;
} & ActorParams;

const book = prepared<Params, { outcome: string; booking: BlsBookingRecord | null }>(
  'bookings-book-bls-for-organisation',
  `select b.outcome, b.booking
   from book_bls_for_organisation(p_organisation_id => :organisationId, p_course_id => :courseId, p_date => :date::date,
     p_time => :time::time, p_needs_notice => :needsNotice, p_pay_option => :payOption,
     p_payment_provider => :paymentProvider, p_candidate => :candidate::jsonb, p_actor => ${actorRow}) b`,
);

/**
 * Staff book a session for an organisation, without a hold. Refuses, in this order, with `course_not_available`,
 * `slot_unavailable`, `invoice_not_enabled`, `candidate_payment_unavailable`, `insufficient_credits`,
 * `insufficient_balance`.
 */
export async function bookBlsForOrganisation(
  db: Queryable,
  { actor, candidate, ...request }: BookBlsForOrganisation,
): Promise<BlsBookingRecord | Refusal> {
  const [row] = await book(db, {
    ...request,
    candidate: JSON.stringify(candidate),
    ...actorParams(actor),
  });
  return row?.booking ?? refuse(row?.outcome ?? 'slot_unavailable');
}
