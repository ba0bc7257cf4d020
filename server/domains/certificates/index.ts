export { badgePublicKey, issuerUrl, signBadge } from './badge.ts';
export { type CertifiedProduct, verificationUrl } from './certificate.ts';
export { getCertificatePdf } from './certificate-pdf.ts';
export { certificateStatuses } from './certificate-status.ts';
export { countCertificates } from './count-certificates.ts';
export { certificateProblems } from './errors.ts';
export { blsCertificateEvents, certificateEvents } from './events.ts';
export { type CertificateSummary, certificateOfBooking, getCertificate } from './get-certificate.ts';
export {
  getListedCertificate,
  type ListedCertificate,
  listCertificates,
  listCertificatesById,
} from './list-certificates.ts';
export { providerName } from './provider.ts';
export {
  type CertificateCheck,
  readVerificationCode,
  verifyCertificate,
} from './verify-certificate.ts';
export { zipCertificates } from './zip-certificates.ts';
