import type { Queryable } from '../../platform/db/queryable.ts';
import { preparedRead } from '../../platform/db/sql.ts';
import { type Certificate, type CertifiedProduct, certificateColumns } from './certificate.ts';

/** Whose certificate: a booking of an organisation. */
export interface BookingOf {
  readonly product: CertifiedProduct;
  readonly organisationId: number;
  readonly bookingId: number;
}

const find = preparedRead<BookingOf, Certificate>(
  'certificates-get',
  // served by the unique index on product and booking
  `select ${certificateColumns} from certificates c
   where c.product = :product and c.booking_id = :bookingId and c.organisation_id = :organisationId
     and c.revoked_at is null`,
);

/** The certificate that a booking earned; null while it has none or it is revoked. */
export async function getCertificate(db: Queryable, booking: BookingOf): Promise<Certificate | null> {
  const [certificate] = await find(db, booking);
  return certificate ?? null;
}

/** What a booking's answer tells of its certificate. */
export type CertificateSummary = Pick<
  Certificate,
  'number' | 'verification_code' | 'issued_at' | 'expires_on'
>;

/** A booking's certificate in short; null while it has none or it is revoked. */
export async function certificateOfBooking(
  db: Queryable,
  booking: BookingOf,
): Promise<CertificateSummary | null> {
  const certificate = await getCertificate(db, booking);
  if (!certificate) return null;
  const { number, verification_code, issued_at, expires_on } = certificate;
  return { number, verification_code, issued_at, expires_on };
}
