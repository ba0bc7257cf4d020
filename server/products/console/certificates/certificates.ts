import { z } from 'zod';
import {
  certificateStatuses,
  countCertificates,
  getCertificatePdf,
  getListedCertificate,
  type ListedCertificate,
  listCertificates,
  verificationUrl,
} from '../../../domains/certificates/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import {
  calendarDay,
  fields,
  integer,
  oneOf,
  optional,
  text,
  withDefault,
} from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { courseRef, presentCourseRef } from '../../training/refs.ts';
import { organisationRef } from '../bookings/booking.ts';
import { choice, int, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { certificateReaders } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { endpoint } from '../services.ts';
import { archiveEndpoint } from './archive.ts';

const common = { tag: 'Certificates', auth: 'required', roles: certificateReaders } as const;

const products = ['practical-training', 'virtual-bls'] as const;

const certificate = z
  .object({
    id: int('Certificate id.', 812),
    organisation: organisationRef,
    product: choice(products, 'Which product’s training it certifies.'),
    booking_id: int('Of which booking of that product.', 95_759),
    number: str('Its number.', 'PT-2027-095759'),
    holder_name: str('Who was trained.', 'Jane Smith'),
    course: courseRef,
    trained_on: str('The day of the training (Europe/London).', '2027-07-15'),
    issued_at: when('When it was issued.', '2027-07-15T17:20:00+00:00'),
    expires_on: strOrNull('Its last valid day; null: it does not expire.', '2028-07-15'),
    revoked_at: whenOrNull('When it was withdrawn.', null),
    status: choice(certificateStatuses, 'How it stands today; `expiring`: it ends within 60 days.'),
    verification_url: str(
      'Where anybody can check it.',
      'https://api.example.org/verify/K7QM-2XRT-9HVB-4NPD',
    ),
  })
  .meta({ id: 'Certificate', description: 'What a booking earned.' });

const example: z.input<typeof certificate> = {
  id: 812,
  organisation: { id: 1042, name: 'Acme Healthcare', code: 'ACME001' },
  product: 'practical-training',
  booking_id: 95_759,
  number: 'PT-2027-095759',
  holder_name: 'Jane Smith',
  course: { id: 1, name: 'CSTF All-In-One Mandatory Practical Training' },
  trained_on: '2027-07-15',
  issued_at: '2027-07-15T17:20:00+00:00',
  expires_on: '2028-07-15',
  revoked_at: null,
  status: 'valid',
  verification_url: 'https://api.example.org/verify/K7QM-2XRT-9HVB-4NPD',
};

const present = (row: ListedCertificate, site: string): z.input<typeof certificate> => ({
  id: row.id,
  organisation: { id: row.organisation_id, name: row.organisation_name, code: row.organisation_code },
  product: row.product,
  booking_id: row.booking_id,
  number: row.number,
  holder_name: row.holder_name,
  course: presentCourseRef(row),
  trained_on: row.trained_on,
  issued_at: formatUtc(row.issued_at),
  expires_on: row.expires_on,
  revoked_at: utcOrNull(row.revoked_at),
  status: row.status,
  verification_url: verificationUrl(site, row.verification_code),
});

const organisationId = optional(integer()).meta({ description: 'Only this organisation’s.', example: 1042 });

/** Whose certificates are looked at: people of an organisation never look beyond it. Null: nobody’s. */
function whoseOf(own: number | null, asked: number | undefined): { readonly id: number | undefined } | null {
  if (own !== null && asked !== undefined && asked !== own) return null;
  return { id: own ?? asked };
}

const list = endpoint({
  ...common,
  operationId: 'listCertificates',
  method: 'GET',
  path: '/certificates',
  summary: 'Certificates',
  description:
    'Of both products, newest first unless sorted otherwise. People of an organisation see its own.',
  query: fields({
    organisation_id: organisationId,
    product: optional(oneOf(products)).meta({ description: 'Only this product’s.' }),
    status: optional(oneOf(certificateStatuses)).meta({ description: 'Only this status.' }),
    expires_from: optional(calendarDay()).meta({
      description: 'First last valid day.',
      example: '2027-07-01',
    }),
    expires_to: optional(calendarDay()).meta({ description: 'Last last valid day.', example: '2027-07-31' }),
    search: optional(text({ min: 2, max: 100 })).meta({
      description: 'Part of the holder’s name or the number.',
      example: 'smith',
    }),
    sort: withDefault(oneOf(['issued_at', 'expires_on']), 'issued_at').meta({
      description: 'Sort key.',
      example: 'issued_at',
    }),
    sort_dir: withDefault(oneOf(['asc', 'desc']), 'desc').meta({
      description: 'Direction.',
      example: 'desc',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of certificates.',
      schema: listOf(certificate, 'Certificate'),
      example: listExample(example, '/certificates'),
    },
  },
  async handle({ caller, db, query, bases, search }) {
    const { page, per_page, sort, sort_dir, organisation_id, ...filter } = query;
    const whose = whoseOf(caller.organisation_id, organisation_id);
    const found = whose
      ? await listCertificates(
          db,
          { ...filter, organisation_id: whose.id },
          { sort, sort_dir },
          { page, per_page },
        )
      : { rows: [], total: 0 };
    const at = { query, base: bases.api, path: '/certificates', search };
    return answer(
      200,
      presentList(found, (row) => present(row, bases.site), at),
    );
  },
});

const total = (description: string, of: number) => int(description, of);

const counts = z
  .object({
    valid: total('Valid for longer than 60 days.', 210),
    expiring: total('Ending within 60 days.', 14),
    expired: total('Ended.', 31),
    revoked: total('Withdrawn.', 1),
    within_30: total('Ending within 30 days.', 6),
    within_60: total('Ending within 60 days.', 14),
    within_90: total('Ending within 90 days.', 25),
    months: z
      .array(
        z
          .object({ month: str('The month.', '2027-07'), total: total('How many end in it.', 6) })
          .meta({ id: 'MonthOfExpiries' }),
      )
      .meta({ description: 'This month and the eleven after it.' }),
  })
  .meta({
    id: 'CertificateCounts',
    description: 'How certificates stand today, and when those that stand end.',
  });

const count = endpoint({
  ...common,
  operationId: 'countCertificates',
  method: 'GET',
  path: '/certificates/counts',
  summary: 'How certificates stand, and when they end',
  description: 'People of an organisation see its own.',
  query: fields({ organisation_id: organisationId }),
  answers: {
    200: {
      description: 'Counts of today.',
      schema: counts,
      example: {
        valid: 210,
        expiring: 14,
        expired: 31,
        revoked: 1,
        within_30: 6,
        within_60: 14,
        within_90: 25,
        months: [{ month: '2027-07', total: 6 }],
      },
    },
  },
  async handle({ caller, db, query }) {
    const whose = caller.organisation_id ?? query.organisation_id ?? null;
    const { months, ...totals } = await countCertificates(db, whose);
    return answer(200, { ...totals, months: months.map((month) => ({ ...month })) });
  },
});

const getPdf = endpoint({
  ...common,
  operationId: 'getCertificatePdf',
  method: 'GET',
  path: '/certificates/{id}/pdf',
  summary: 'A certificate on paper',
  description: 'The bytes stay the same until it is issued again. People of an organisation fetch its own.',
  params: z.object({ id: pathId.meta({ description: 'Certificate id.', example: 812 }) }),
  answers: { 200: privateFile('application/pdf', 'The certificate.') },
  refusals: ['certificate_revoked'],
  async handle({ caller, db, params, bases }) {
    const row = await getListedCertificate(db, caller.organisation_id, params.id);
    if (!row) return refuse('not_found');
    const { product, organisation_id, booking_id, number } = row;
    const booking = { product, organisationId: organisation_id, bookingId: booking_id };
    const pdf = await getCertificatePdf(db, booking, bases.site);
    return pdf ? sendPrivately(pdf, `certificate-${number}.pdf`) : refuse('certificate_revoked');
  },
});

export const certificateEndpoints = [list, count, archiveEndpoint, getPdf];
