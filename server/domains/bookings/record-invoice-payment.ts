import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { type Actor, type ActorParams, actorParams, actorRow } from '../audit/index.ts';

const record = prepared<{ bookingId: number; product: string } & ActorParams, { outcome: string }>(
  'bookings-record-invoice-payment',
  `select * from record_invoice_payment(p_booking_id => :bookingId, p_actor => ${actorRow},
     p_product => :product)`,
);

/** Staff note that a booking's invoice was paid. Refuses with `not_found`, `not_an_invoice`, `not_awaiting_payment`. */
export async function recordInvoicePayment(
  db: Queryable,
  booking: { readonly product: 'practical-training' | 'virtual-bls'; readonly bookingId: number },
  actor: Actor,
): Promise<Refusal | null> {
  const [row] = await record(db, { ...booking, ...actorParams(actor) });
  return row?.outcome === 'recorded' ? null : refuse(row?.outcome ?? 'not_found');
}
