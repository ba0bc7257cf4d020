import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayInWords, formatLondon, formatUtc } from '../../platform/clock/format.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { prepared } from '../../platform/db/sql.ts';
import { packageRoot } from '../../platform/files/package-root.ts';
import { readsRightToLeft } from '../../platform/pdf/direction.ts';
import { renderPdf } from '../../platform/pdf/render-pdf.ts';
import { type Certificate, verificationUrl } from './certificate.ts';
import { type BookingOf, getCertificate } from './get-certificate.ts';

const template = readFileSync(
  join(packageRoot, 'server', 'domains', 'certificates', 'certificate.typ'),
  'utf8',
);

/** A day, or what stands where there is none. */
const dayOr = (day: string | null, otherwise: string): string => (day === null ? otherwise : dayInWords(day));

/** What the template shows. */
async function printed(certificate: Certificate, site: string) {
  const url = verificationUrl(site, certificate.verification_code);
  return {
    provider: certificate.provider_name,
    number: certificate.number,
    code: certificate.verification_code,
    holder: certificate.holder_name,
    holder_rtl: readsRightToLeft(certificate.holder_name),
    course: certificate.course_name,
    subjects: certificate.subjects,
    location: certificate.location_name ?? 'Remote session by video',
    trainer: certificate.trainer_name ?? '\u2013',
    trained_on: dayInWords(certificate.trained_on),
    completed_on: dayInWords(certificate.completed_on),
    expires_on: dayOr(certificate.expires_on, 'No expiry'),
    issued_on: dayInWords(formatLondon(certificate.issued_at)),
    issued: formatUtc(certificate.issued_at).slice(0, 19).split(/[-T:]/).map(Number),
    verification_url: url,
    verification_page: `${site}/verify`.replace(/^https?:\/\//, ''),
    qr: await (await import('qrcode')).default.toString(url, {
      type: 'svg',
      margin: 0,
      errorCorrectionLevel: 'M',
    }),
  };
}

/** Sets a certificate: A4 landscape with a QR code that holds exactly its verification URL. */
async function renderCertificatePdf(certificate: Certificate, site: string): Promise<Buffer> {
  return renderPdf({ template, data: await printed(certificate, site) });
}

const findKept = prepared<BookingOf, { pdf: Buffer }>(
  'certificates-kept-pdf',
  `select d.pdf from certificates c join certificate_documents d on d.certificate_id = c.id and d.issue = c.issue
   where c.product = :product and c.booking_id = :bookingId and c.organisation_id = :organisationId
     and c.revoked_at is null`,
);

const keep = prepared<{ id: number; issue: number; pdf: Buffer }, never>(
  'certificates-keep-pdf',
  `insert into certificate_documents (certificate_id, issue, pdf) values (:id, :issue, :pdf) on conflict do nothing`,
);

/**
 * The certificate of a booking as a PDF: byte for byte the same until it is issued again. Null while there is
 * none. `site` is the base of the deployment's pages.
 */
export async function getCertificatePdf(
  db: Queryable,
  booking: BookingOf,
  site: string,
): Promise<Buffer | null> {
  const [kept] = await findKept(db, booking);
  if (kept) return kept.pdf;
  const certificate = await getCertificate(db, booking);
  if (!certificate) return null;
  const pdf = await renderCertificatePdf(certificate, site);
  await keep(db, { id: certificate.id, issue: certificate.issue, pdf });
  // Of two that set the same paper at once the first one's is handed out by both.
  const [first] = await findKept(db, booking);
  return first?.pdf ?? null;
}
