import { getBooking } from '../../../domains/bookings/index.ts';
import { getCertificate as getOfDomain, signBadge } from '../../../domains/certificates/index.ts';
import { answer, fileAnswer } from '../../../platform/http/endpoint.ts';
import { endpoint } from '../../bearer/services.ts';
import {
  certificateOf,
  certificateParams,
  fileHeaders,
  headersOfFile,
  whyNoCertificate,
} from '../../training/certificate-file.ts';

const exampleId = 95759;

export const getCertificate = certificateOf({
  product: 'practical-training',
  exampleId,
  description: 'when the candidate attended and passed.',
  getBooking,
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
  params: certificateParams(exampleId),
  answers: {
    200: fileAnswer({ description: 'The credential.', file: 'application/vc+jwt', headers: fileHeaders }),
  },
  refusals: ['certificate_not_available'],
  async handle({ caller, db, params: { id }, bases, services }) {
    const booking = {
      product: 'practical-training',
      organisationId: caller.organisation_id,
      bookingId: id,
    } as const;
    const certificate = await getOfDomain(db, booking);
    if (!certificate) return whyNoCertificate({ getBooking }, db, caller.organisation_id, id);
    const bytes = Buffer.from(await signBadge(certificate, services.keyring, bases.site));
    return answer(200, { bytes, headers: headersOfFile(`badge-${id}.jwt`) });
  },
});
