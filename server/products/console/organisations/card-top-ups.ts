import { z } from 'zod';
import { topUpPagePath } from '../../../domains/candidate-links/index.ts';
import {
  getTopUp,
  listTopUps,
  startTopUp,
  type TopUp,
  topUpStatuses,
} from '../../../domains/wallet/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { type PageLinks, pageLinks } from '../../../platform/crypto/page-links.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { fields, integer, oneOf, optional } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { pathId } from '../../../platform/ids/ids.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { choice, int, intOrNull, str, strOrNull, utcOrNull, when, whenOrNull } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { accessManagers, actorOf, organisationId, organisationPath, payers, reachesPath } from '../policy.ts';
import { endpoint } from '../services.ts';

const tag = 'Wallets';

const topUp = z
  .object({
    id: int('Top-up id.', 17),
    status: choice(
      topUpStatuses,
      '`expired`: nobody paid within the hour; money that comes later goes back.',
    ),
    course_id: intOrNull('Whose credits; null: the money balance.', 1),
    course_name: strOrNull('Its name.', 'CSTF All-In-One Mandatory Practical Training'),
    amount: int('Hundredths of a credit, or pence: what the wallet gets.', 500),
    price_pence: int('What is paid, at the organisation’s rate when it was started.', 42_500),
    checkout_url: strOrNull(
      'Where to pay: leads on to the card company’s page. Null when it cannot be paid any more.',
      'https://api.example.org/practical-training/top-up/4hX0',
    ),
    started_by: z
      .object({ id: int('Person id.', 1000), name: str('Name.', 'John Doe') })
      .meta({ id: 'TopUpPerson', description: 'Who began it.' }),
    expires_at: when('Until when it can be paid.', '2027-06-05T11:00:00+00:00'),
    completed_at: whenOrNull('When the payment arrived.', null),
    created_at: when('When it was started.', '2027-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'CardTopUp', description: 'What an organisation pays into its wallet by card.' });

const example: z.input<typeof topUp> = {
  id: 17,
  status: 'pending',
  course_id: 1,
  course_name: 'CSTF All-In-One Mandatory Practical Training',
  amount: 500,
  price_pence: 42_500,
  checkout_url: 'https://api.example.org/practical-training/top-up/4hX0',
  started_by: { id: 1000, name: 'John Doe' },
  expires_at: '2027-06-05T11:00:00+00:00',
  completed_at: null,
  created_at: '2027-06-05T10:00:00+00:00',
};

const presentTopUp =
  ({ keyring, site }: PageLinks) =>
  (row: TopUp): z.input<typeof topUp> => ({
    id: row.id,
    status: row.status,
    course_id: row.course_id,
    course_name: row.course_name,
    amount: row.amount,
    price_pence: row.price_pence,
    checkout_url: row.seconds_left > 0 ? site + topUpPagePath(keyring, row.id) : null,
    started_by: { id: row.person_id, name: row.person_name },
    expires_at: formatUtc(row.expires_at),
    completed_at: utcOrNull(row.completed_at),
    created_at: formatUtc(row.created_at),
  });

const topUpAnswer = (description: string) => ({ description, schema: topUp, example });

const start = endpoint({
  operationId: 'startCardTopUp',
  method: 'POST',
  path: '/organisations/{id}/card-top-ups',
  tag,
  summary: 'Buy credits or add money by card',
  description:
    'Send the browser to `checkout_url` within the hour. The wallet has it as soon as the card company tells of the payment. Send an Idempotency-Key: a retry then starts nothing twice.',
  auth: 'required',
  roles: payers,
  ...organisationPath,
  body: fields({
    course_id: optional(integer({ min: 1 })).meta({
      description: 'Whose credits; without it, the money balance.',
      example: 1,
    }),
    amount: integer({ min: 1, max: 100_000_000 }).meta({
      description: 'Hundredths of a credit, or pence.',
      example: 500,
    }),
  })
    .refine(({ course_id, amount }) => course_id === undefined || amount % 100 === 0, {
      path: ['amount'],
      error: 'Credits are whole: must be a multiple of 100.',
    })
    .meta({ id: 'StartCardTopUpRequest' }),
  bodyExample: { course_id: 1, amount: 500 },
  answers: { 201: topUpAnswer('Started: now pay.') },
  refusals: ['course_unknown', 'price_not_payable', 'card_payment_unavailable'],
  async handle(call) {
    const { caller, params, body, db, services, bases, requestId } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const wanted = {
      organisationId: params.id,
      courseId: body.course_id ?? null,
      amount: body.amount,
      provider: services.paymentProviders['practical-training'],
    };
    const started = await startTopUp(db, wanted, actorOf(caller, requestId));
    if (isRefusal(started)) return started;
    const row = await getTopUp(db, params.id, started);
    return row ? answer(201, presentTopUp(pageLinks(services, bases))(row)) : refuse('not_found');
  },
});

const list = endpoint({
  operationId: 'listCardTopUps',
  method: 'GET',
  path: '/organisations/{id}/card-top-ups',
  tag,
  summary: 'An organisation’s top-ups by card',
  description: 'Newest first.',
  auth: 'required',
  roles: accessManagers,
  ...organisationPath,
  query: fields({
    status: optional(oneOf(topUpStatuses)).meta({ description: 'Only this status.' }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of top-ups.',
      schema: listOf(topUp, 'CardTopUp'),
      example: listExample(example, '/organisations/1042/card-top-ups'),
    },
  },
  async handle(call) {
    const { db, params, query, services, bases, search } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const found = await listTopUps(db, params.id, query);
    const at = { query, base: bases.api, path: `/organisations/${params.id}/card-top-ups`, search };
    return answer(200, presentList(found, presentTopUp(pageLinks(services, bases)), at));
  },
});

const getOne = endpoint({
  operationId: 'getCardTopUp',
  method: 'GET',
  path: '/organisations/{id}/card-top-ups/{topUpId}',
  tag,
  summary: 'One top-up by card',
  description: 'Ask for it to see whether the payment has arrived.',
  auth: 'required',
  roles: accessManagers,
  params: z.object({
    id: organisationId,
    topUpId: pathId.meta({ description: 'Top-up id.', example: 17 }),
  }),
  answers: { 200: topUpAnswer('The top-up.') },
  async handle(call) {
    const { db, params, services, bases } = call;
    const row = (await reachesPath(call)) ? await getTopUp(db, params.id, params.topUpId) : null;
    return row ? answer(200, presentTopUp(pageLinks(services, bases))(row)) : refuse('not_found');
  },
});

export const cardTopUpEndpoints = [start, list, getOne];
