import { z } from 'zod';
import { type CertificateSummary, verificationUrl } from '../../domains/certificates/index.ts';
import { formatUtc } from '../../platform/clock/format.ts';
import type { PageLinks } from '../../platform/crypto/page-links.ts';
import { dateTime } from './refs.ts';

/** A certificate as bookings and events show it. */
export const certificateSchema = z
  .object({
    number: z.string().meta({
      description: 'Certificate number: `PT-` of classroom training, `BLS-` of a remote session.',
      example: 'PT-2026-095759',
    }),
    verification_code: z
      .string()
      .meta({ description: 'Code for the public check.', example: 'K7QM-2XRT-9HVB-4NPD' }),
    verification_url: z.string().meta({
      description: 'The public check.',
      example: 'https://api.example.org/verify/K7QM-2XRT-9HVB-4NPD',
    }),
    issued_at: dateTime('When it was issued, UTC.', '2026-07-15T17:20:00+00:00'),
    expires_on: z
      .string()
      .nullable()
      .meta({ description: 'Last valid day.', format: 'date', example: '2027-07-15' }),
  })
  .meta({ id: 'Certificate', description: 'The certificate and where it can be checked.' });

/** What goes back for a booking. */
export const refundSchema = z
  .object({
    amount: z.int().meta({ description: 'Hundredths.', example: 100 }),
    wallet: z.string().meta({
      description:
        'Course id, `booking_balance`, `invoice`, or through whom the candidate paid: `stripe`, `paypal`.',
      example: '1',
    }),
  })
  .meta({ id: 'Refund', description: 'What was given back, and where it went.' });

/** What goes back, and where to; null: nothing. */
export const presentRefund = ({
  refund_amount,
  refund_wallet,
}: {
  readonly refund_amount: number | null;
  readonly refund_wallet: string | null;
}) =>
  refund_amount === null || refund_wallet === null ? null : { amount: refund_amount, wallet: refund_wallet };

/** A certificate as bookings and events show it. */
export const presentCertificate = (
  certificate: Pick<CertificateSummary, 'number' | 'verification_code' | 'issued_at' | 'expires_on'>,
  { site }: PageLinks,
) => ({
  number: certificate.number,
  verification_code: certificate.verification_code,
  verification_url: verificationUrl(site, certificate.verification_code),
  issued_at: formatUtc(certificate.issued_at),
  expires_on: certificate.expires_on,
});
