import { z } from 'zod';
import { getBooking } from '../../../domains/bookings/index.ts';
import {
  getCertificatePdf,
  getCertificate as getOfDomain,
  signBadge,
} from '../../../domains/certificates/index.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer, fileAnswer } from '../../../platform/http/endpoint.ts';
import { type Refusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { endpoint } from '../../bearer/services.ts';

const params = z.object({ id: pathId.meta({ description: 'Booking id.', example: 95759 }) });

const headers = {
  'Content-Disposition': 'A name for the file.',
  'Cache-Control': '`private, no-store`: it holds a name.',
};

const fileHeaders = (name: string) => ({
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
});

const bookingOf = (organisationId: number, bookingId: number) =>
  ({ product: 'practical-training', organisationId, bookingId }) as const;

/** Why a booking has no certificate to fetch. */
async function whyNone(db: Queryable, organisationId: number, bookingId: number): Promise<Refusal> {
  const booking = await getBooking(db, organisationId, bookingId);
  return refuse(booking ? 'certificate_not_available' : 'not_found');
}

export const getCertificate = endpoint({
  operationId: 'getCertificate',
  method: 'GET',
  path: '/bookings/{id}/certificate',
  tag: 'Bookings',
  summary: "A booking's certificate",
  description:
    'As a PDF, once `certificate_available` is true: when the candidate attended and passed. The bytes stay the same until the certificate is issued again. Its QR code holds exactly `verification_url`.',
  auth: 'required',
  params,
  answers: { 200: fileAnswer({ description: 'The certificate.', file: 'application/pdf', headers }) },
  refusals: ['certificate_not_available'],
  async handle({ caller, db, params: { id }, bases }) {
    const bytes = await getCertificatePdf(db, bookingOf(caller.organisation_id, id), bases.site);
    if (!bytes) return whyNone(db, caller.organisation_id, id);
    return answer(200, { bytes, headers: fileHeaders(`certificate-${id}.pdf`) });
  },
});

export const getCertificateBadge = endpoint({
  operationId: 'getCertificateBadge',
  method: 'GET',
  path: '/bookings/{id}/certificate/badge',
  tag: 'Bookings',
  summary: "A booking's certificate as an Open Badge",
  description:
    'An Open Badges 3.0 credential as a signed VC-JWT (EdDSA), to be put into a wallet. The key to check it with is at the URL in its `kid` header, and in `/.well-known/jwks.json`.',
  auth: 'required',
  params,
  answers: { 200: fileAnswer({ description: 'The credential.', file: 'application/vc+jwt', headers }) },
  refusals: ['certificate_not_available'],
  async handle({ caller, db, params: { id }, bases, services }) {
    const certificate = await getOfDomain(db, bookingOf(caller.organisation_id, id));
    if (!certificate) return whyNone(db, caller.organisation_id, id);
    const bytes = Buffer.from(await signBadge(certificate, services.keyring, bases.site));
    return answer(200, { bytes, headers: fileHeaders(`badge-${id}.jwt`) });
  },
});
