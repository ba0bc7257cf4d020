import { z } from 'zod';
import { getPartnerReferral, listPartnerReferrals, referralStatuses } from '../../domains/referrals/index.ts';
import { answer } from '../../platform/http/endpoint.ts';
import {
  calendarDay,
  fields,
  integer,
  moment,
  optional,
  text,
  withDefault,
} from '../../platform/http/input.ts';
import { pageNumbers, pageQuery } from '../../platform/http/pagination.ts';
import { refuse } from '../../platform/http/problem.ts';
import { presentReferral, referral, referralExample, referralPath } from './referral.ts';
import { endpoint } from './services.ts';

const known: readonly string[] = referralStatuses;

const statuses = text({ max: 500 })
  .transform((list) => list.split(',').map((status) => status.trim()))
  .refine((list) => list.every((status) => known.includes(status)), {
    error: `Must be some of: ${referralStatuses.join(', ')}.`,
    params: { rule: 'not_allowed' },
  })
  .pipe(z.array(z.string()).meta({ type: 'string' }));

const perPage = pageQuery.per_page;

const query = z.preprocess(
  (sent) => {
    const { per_page, perPage: given = per_page, ...rest } = sent as Record<string, unknown>;
    return given === undefined ? rest : { ...rest, perPage: given };
  },
  fields({
    status: optional(statuses).meta({
      description: 'As you see it; several separated by commas.',
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
    page: withDefault(integer({ min: 1, max: 1_000_000_000 }), 1).meta({
      description: 'Page, from 1.',
      example: 1,
    }),
    perPage: perPage.meta({
      description: 'Rows a page, 1 to 100; more is clamped to 100. Also `per_page`.',
      example: 20,
    }),
  }),
);

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
      .meta({ id: 'Pagination', description: 'Which page this is, of how many.' }),
  })
  .meta({ id: 'ReferralList' });

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
  async handle({ caller, db, query: { status, page, perPage: per_page, ...filter }, services }) {
    const wanted = { ...filter, statuses: status };
    const request = { page, per_page };
    const found = await listPartnerReferrals(db, [caller.partner_id], wanted, services.referrals, request);
    return answer(200, {
      data: found.rows.map(presentReferral),
      pagination: {
        currentPage: page,
        perPage: per_page,
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
