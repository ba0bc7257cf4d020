import { z } from 'zod';
import { getPartnerReferral, listPartnerReferrals, referralStatuses } from '../../domains/referrals/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import { calendarDay, fields, moment, optional, someOf, text } from '../../platform/http/input.ts';
import { defaultRows, pageNumbers, pageQuery, rowsPerPage } from '../../platform/http/pagination.ts';
import { refuse } from '../../platform/http/problem.ts';
import { presentReferral, referral, referralExample, referralPath } from './referral.ts';
import { endpoint } from './services.ts';

const query = fields({
  status: optional(someOf(referralStatuses)).meta({
    description: `As you see it, of ${referralStatuses.map((status) => `\`${status}\``).join(', ')}; several separated by commas.`,
    example: 'received,acknowledged',
  }),
  externalReference: optional(text({ max: 100 })).meta({
    description: 'Your own number, exactly.',
    example: 'CRM-20417',
  }),
  receivedFrom: optional(calendarDay()).meta({
    description: 'First day of arrival, in the agency’s time zone.',
    example: '2026-06-01',
  }),
  receivedTo: optional(calendarDay()).meta({
    description: 'Last day of arrival, in the agency’s time zone.',
    example: '2026-06-30',
  }),
  updatedSince: optional(moment()).meta({
    description: 'Only what changed for you since.',
    example: '2026-06-05T10:00:00+00:00',
  }),
  page: pageQuery.page,
  perPage: optional(rowsPerPage.meta({ default: defaultRows })).meta({
    description: 'Rows a page, 1 to 100; more is clamped to 100.',
    example: 20,
  }),
  per_page: optional(rowsPerPage).meta({
    description: 'Another name of `perPage`, which goes before it.',
    example: 20,
  }),
});

const count = (description: string, example: number) => z.int().meta({ description, example });

const referralList = z
  .object({
    data: z.array(referral).meta({ description: 'The rows.' }),
    pagination: z
      .object({
        currentPage: count('The page asked for.', 1),
        perPage: count('Rows a page.', 20),
        lastPage: count('At least 1.', 1),
        total: count('Rows in all.', 1),
      })
      .meta({ id: 'Pagination', description: 'Which page this is, and how many there are.' }),
  })
  .meta({ id: 'ReferralList', description: 'A page of your referrals.' });

export const listReferrals = endpoint({
  operationId: 'listReferrals',
  method: 'GET',
  path: '/referrals',
  tag: 'Referrals',
  summary: 'Your referrals',
  description: 'The newest first. Poll with `updatedSince` to follow what becomes of them.',
  auth: 'required',
  query,
  answers: {
    200: {
      description: 'A page of referrals.',
      schema: referralList,
      example: {
        data: [referralExample],
        pagination: { currentPage: 1, perPage: 20, lastPage: 1, total: 1 },
      },
    },
  },
  async handle({ caller, db, query: { status, page, perPage, per_page, ...filter }, services }) {
    const wanted = { ...filter, statuses: status };
    const request = { page, per_page: perPage ?? per_page ?? defaultRows };
    const found = await listPartnerReferrals(db, [caller.partner_id], wanted, services.referrals, request);
    return answer(200, {
      data: found.rows.map(presentReferral),
      pagination: {
        currentPage: page,
        perPage: request.per_page,
        lastPage: pageNumbers(request, found.total).last,
        total: found.total,
      },
    });
  },
});

export const getReferral = endpoint({
  operationId: 'getReferral',
  method: 'GET',
  path: '/referrals/{referralId}',
  tag: 'Referrals',
  summary: 'One referral',
  description: 'As you may see it: outcome and steps only when the person agreed.',
  auth: 'required',
  params: referralPath,
  answers: { 200: { description: 'The referral.', schema: referral, example: referralExample } },
  async handle({ caller, db, params: { referralId } }) {
    const found = await getPartnerReferral(db, [caller.partner_id], referralId);
    return found ? answer(200, presentReferral(found)) : refuse('not_found');
  },
});
