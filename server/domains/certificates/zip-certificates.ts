import type { Readable } from 'node:stream';
import type { Queryable } from '../../platform/db/queryable.ts';
import { type ZipEntry, zipOf } from '../../platform/zip/zip.ts';
import { getCertificatePdf } from './certificate-pdf.ts';
import type { ListedCertificate } from './list-certificates.ts';

function entryOf(db: Queryable, certificate: ListedCertificate, site: string): ZipEntry {
  const { product, organisation_id, booking_id, number, holder_name, issued_at } = certificate;
  const booking = { product, organisationId: organisation_id, bookingId: booking_id };
  return {
    name: `${holder_name} ${number}.pdf`,
    modifiedAt: new Date(issued_at),
    async read() {
      const pdf = await getCertificatePdf(db, booking, site);
      if (!pdf) throw new Error(`certificate ${certificate.id} was withdrawn while it was archived`);
      return pdf;
    },
  };
}

/**
 * The PDFs of certificates as one ZIP archive, each named by its holder and number; one is in memory at a time.
 * None of them may be revoked: one that is withdrawn meanwhile breaks the archive off.
 */
export const zipCertificates = (
  db: Queryable,
  certificates: readonly ListedCertificate[],
  site: string,
): Readable => zipOf(certificates.map((certificate) => entryOf(db, certificate, site)));
