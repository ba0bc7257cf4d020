import { z } from 'zod';
import { type CertifiedProduct, getCertificatePdf } from '../../domains/certificates/index.ts';
import type { Queryable } from '../../platform/db/queryable.ts';
import { answer, fileAnswer } from '../../platform/http/endpoint.ts';
import { type Refusal, refuse } from '../../platform/http/problem.ts';
import { pathId } from '../../platform/ids/ids.ts';
import { endpoint } from '../bearer/services.ts';

/** What a product has of its own about certificates. */
interface CertificateFace {
  readonly product: CertifiedProduct;
  readonly exampleId: number;
  readonly description: string;
  /** One of the organisation's bookings; null when it has none of that id. */
  getBooking(db: Queryable, organisationId: number, bookingId: number): Promise<unknown>;
}

/** The headers of a file that holds a name. */
export const fileHeaders = {
  'Content-Disposition': 'A name for the file.',
  'Cache-Control': '`private, no-store`: it holds a name.',
};

/** Those headers of one file. */
export const headersOfFile = (name: string) => ({
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
});

/** The path of a booking's papers. */
export const certificateParams = (exampleId: number) =>
  z.object({ id: pathId.meta({ description: 'Booking id.', example: exampleId }) });

/** Why a booking has no certificate to fetch. */
export async function whyNoCertificate(
  { getBooking }: Pick<CertificateFace, 'getBooking'>,
  db: Queryable,
  organisationId: number,
  bookingId: number,
): Promise<Refusal> {
  const booking = await getBooking(db, organisationId, bookingId);
  return refuse(booking === null ? 'not_found' : 'certificate_not_available');
}

/** The certificate of a product's booking, as a PDF. */
export const certificateOf = (face: CertificateFace) =>
  endpoint({
    operationId: 'getCertificate',
    method: 'GET',
    path: '/bookings/{id}/certificate',
    tag: 'Bookings',
    summary: "A booking's certificate",
    description: `As a PDF, once \`certificate_available\` is true: ${face.description} The bytes stay the same until the certificate is issued again. Its QR code holds exactly \`verification_url\`.`,
    auth: 'required',
    params: certificateParams(face.exampleId),
    answers: {
      200: fileAnswer({ description: 'The certificate.', file: 'application/pdf', headers: fileHeaders }),
    },
    refusals: ['certificate_not_available'],
    async handle({ caller, db, params: { id }, bases }) {
      const booking = { product: face.product, organisationId: caller.organisation_id, bookingId: id };
      const bytes = await getCertificatePdf(db, booking, bases.site);
      if (!bytes) return whyNoCertificate(face, db, caller.organisation_id, id);
      return answer(200, { bytes, headers: headersOfFile(`certificate-${id}.pdf`) });
    },
  });
