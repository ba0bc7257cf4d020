import { listCertificatesById, zipCertificates } from '../../../domains/certificates/index.ts';
import { fields, idList } from '../../../platform/http/input.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { certificateReaders } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { endpoint } from '../services.ts';

const most = 100;

/** `GET /certificates/archive`. */
export const archiveEndpoint = endpoint({
  operationId: 'getCertificateArchive',
  method: 'GET',
  path: '/certificates/archive',
  tag: 'Certificates',
  summary: 'Several certificates as one ZIP archive',
  description: `A PDF each, named by its holder and number; at most ${most}. If one of them is unknown or withdrawn, nothing is sent. One that is withdrawn while the archive is being sent breaks it off.`,
  auth: 'required',
  roles: certificateReaders,
  query: fields({
    ids: idList({ max: most }).meta({
      description: 'Certificate ids, separated by commas.',
      example: '812,813',
    }),
  }),
  answers: {
    200: privateFile('application/zip', 'The archive.'),
  },
  refusals: ['not_found', 'certificate_revoked'],
  async handle({ caller, db, query: { ids }, bases }) {
    const found = await listCertificatesById(db, caller.organisation_id, ids);
    if (found.length < ids.length) return refuse('not_found');
    if (found.some(({ revoked_at }) => revoked_at !== null)) return refuse('certificate_revoked');
    return sendPrivately(zipCertificates(db, found, bases.site), 'certificates.zip');
  },
});
