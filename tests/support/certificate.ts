import type { TestApp } from './test-app.ts';

/** The code of the certificate that `issueCertificate` makes. */
export const certificateCode = 'K7QM-2XRT-9HVB-0NPD';

/** Makes one certificate with a known code, and takes away any other; the rest as the columns need it. */
export async function issueCertificate(
  app: TestApp,
  details: { expiresOn?: string | null; revoked?: boolean } = {},
): Promise<void> {
  await app.sql('delete from certificates');
  const { id } = await app.make.organisation();
  await app.sql(
    `insert into certificates (organisation_id, product, booking_id, number, verification_code, holder_name, course_id,
       course_name, subjects, location_name, provider_name, trained_on, completed_on, expires_on, issued_at, revoked_at)
     values ($1, 'practical-training', 95759, 'PT-2026-095759', $2, 'Jane Smith', 1, 'PMVA', '[]', 'Glasgow', 'Veriward',
       '2026-07-15', '2026-07-15', $3, '2026-07-15T23:30:00Z', $4)`,
    [
      id,
      certificateCode,
      details.expiresOn === undefined ? '2027-07-15' : details.expiresOn,
      details.revoked ? '2026-08-01T00:00:00Z' : null,
    ],
  );
}
