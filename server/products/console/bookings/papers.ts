import { z } from 'zod';
import type { BookingHappening } from '../../../domains/bookings/index.ts';
import {
  type CertifiedProduct,
  getCertificate,
  verificationUrl,
} from '../../../domains/certificates/index.ts';
import { formatLondon, formatUtc } from '../../../platform/clock/format.ts';
import type { Instant } from '../../../platform/clock/instant.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { flag, int, str, strOrNull, when, whenOrNull } from '../fields.ts';
import type { ConsoleCaller } from '../services.ts';

/** An amount that goes back. */
export const refund = z
  .object({
    amount: int('Hundredths of a credit, or pence.', 100),
    wallet: str('Course id, `booking_balance`, `stripe`, `paypal` or `invoice`.', '1'),
  })
  .meta({ id: 'Refund', description: 'What is given back, and where it goes.' });

/** A refund of two columns; null: none. */
export const presentRefund = (amount: number | null, wallet: string | null) =>
  amount === null || wallet === null ? null : { amount, wallet };

/** The certificate that a booking earned. */
export const earnedCertificate = z
  .object({
    id: int('Certificate id.', 812),
    number: str('Its number.', 'PT-2027-095759'),
    verification_url: str(
      'Where anybody can check it.',
      'https://api.example.org/verify/K7QM-2XRT-9HVB-4NPD',
    ),
    issued_at: when('When it was issued.', '2027-07-15T17:20:00+00:00'),
    expires_on: strOrNull('Its last valid day; null: it does not expire.', '2028-07-15'),
  })
  .meta({ id: 'EarnedCertificate' });

interface Certified {
  readonly id: number;
  readonly organisation_id: number;
  readonly has_certificate: boolean;
}

/** The certificate of a booking; null while it has none. */
export async function certificateOf(
  db: Queryable,
  product: CertifiedProduct,
  { id: bookingId, organisation_id: organisationId, has_certificate }: Certified,
  site: string,
) {
  const found = has_certificate ? await getCertificate(db, { product, organisationId, bookingId }) : null;
  return found
    ? {
        id: found.id,
        number: found.number,
        verification_url: verificationUrl(site, found.verification_code),
        issued_at: formatUtc(found.issued_at),
        expires_on: found.expires_on,
      }
    : null;
}

const happening = z
  .object({
    at: when('When.', '2027-06-05T10:00:00+00:00'),
    action: str('What, as the audit trail names it.', 'booking.created'),
    actor: z
      .enum(['api_key', 'member', 'staff', 'candidate', 'system'])
      .meta({ description: 'What kind of somebody did it.', example: 'member' }),
    actor_name: strOrNull(
      'Who; null: nobody with an account, or staff, whom organisations see no names of.',
      null,
    ),
    reason: strOrNull('Why it was cancelled.', null),
    attendance: strOrNull('What was marked of a class.', null),
    training_status: strOrNull('What was marked of a remote session.', null),
    passed: z.boolean().nullable().meta({ description: 'What the result was changed to.', example: null }),
    refund: refund.nullable().meta({ description: 'What went back.', example: null }),
    moved_from: whenOrNull('Its start before.', null),
    moved_to: whenOrNull('Its start from then on.', null),
  })
  .meta({ id: 'BookingHappening' });

/** What happened to a booking. */
export const history = z
  .object({ data: z.array(happening).meta({ description: 'Oldest first.' }) })
  .meta({ id: 'BookingHistory' });

export const historyExample = {
  data: [
    {
      at: '2027-06-05T10:00:00+00:00',
      action: 'booking.created',
      actor: 'member' as const,
      actor_name: 'Alex Owner',
      reason: null,
      attendance: null,
      training_status: null,
      passed: null,
      refund: null,
      moved_from: null,
      moved_to: null,
    },
  ],
};

const londonOrNull = (moment: Instant | null) => (moment === null ? null : formatLondon(moment));

/** What happened to a booking, as far as the caller is told of who did it. */
export const presentHistory = (
  rows: readonly BookingHappening[],
  caller: Pick<ConsoleCaller, 'organisation_id'>,
): z.input<typeof history> => ({
  data: rows.map((row) => ({
    at: formatUtc(row.at),
    action: row.action,
    actor: row.actor_kind,
    actor_name: row.actor_kind === 'staff' && caller.organisation_id !== null ? null : row.actor_name,
    reason: row.reason,
    attendance: row.attendance,
    training_status: row.training_status,
    passed: row.passed,
    refund: presentRefund(row.refund_amount, row.refund_wallet),
    moved_from: londonOrNull(row.moved_from),
    moved_to: londonOrNull(row.moved_to),
  })),
});

/** What every preview of a cancellation tells. */
export const foreseenShape = {
  refusal: strOrNull('The code that cancelling would refuse with; null: it can be cancelled.', null),
  refund: refund.nullable().meta({ description: 'What would go back; null: nothing.' }),
  ends_payment: flag('Whether the candidate’s payment link ends by it.', false),
};
