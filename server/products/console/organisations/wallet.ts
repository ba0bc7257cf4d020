import { z } from 'zod';
import { getTrainingProfile, listCourseRates } from '../../../domains/organisations/index.ts';
import {
  addCredits,
  addMoney,
  correctWallet,
  getBalances,
  listTransactions,
  type Transaction,
  type WalletProduct,
} from '../../../domains/wallet/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import type { Queryable } from '../../../platform/db/queryable.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { bool, fields, integer, oneOf, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/http/problem.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { dayRange, withOrderedDays } from '../../training/day-range.ts';
import { choice, courseProduct, flag, int, intOrNull, str, when } from '../fields.ts';
import { listExample } from '../people/person.ts';
import { actorOf, administrators, organisationPath, reachesPath, walletReaders } from '../policy.ts';
import { type ConsoleServices, endpoint } from '../services.ts';

const tag = 'Wallets';

const wallet = z
  .object({
    credits: z
      .array(
        z
          .object({
            course_id: int('Course id.', 1),
            course_name: str('Course name.', 'CSTF All-In-One Mandatory Practical Training'),
            credits: int('Whole credits.', 12),
            price_pence: intOrNull('What the organisation pays for one; null: it is sold no more.', 8_500),
          })
          .meta({ id: 'CourseCredits' }),
      )
      .meta({ description: 'By course.' }),
    balance_pence: int('Money balance in pence.', 41_550),
    threshold_credits: int('At so many credits of a course, or fewer, they are low.', 5),
    threshold_pence: int('At so much money, or less, it is low.', 10_000),
    takes_cards: flag('Whether credits and money of this product can be bought by card.', true),
  })
  .meta({ id: 'Wallet', description: 'What an organisation has for one product.' });

const example = {
  credits: [
    {
      course_id: 1,
      course_name: 'CSTF All-In-One Mandatory Practical Training',
      credits: 12,
      price_pence: 8_500,
    },
  ],
  balance_pence: 41_550,
  threshold_credits: 5,
  threshold_pence: 10_000,
  takes_cards: true,
};

interface WalletCall {
  readonly db: Queryable;
  readonly services: Pick<ConsoleServices, 'paymentProviders'>;
}

interface WalletOf {
  readonly organisationId: number;
  readonly product: WalletProduct;
}

const pricesOf = (rates: Awaited<ReturnType<typeof listCourseRates>>) =>
  new Map(rates.map((rate) => [rate.course_id, rate.own_price_pence ?? rate.standard_price_pence]));

async function showWallet<const Status extends number>(
  status: Status,
  { db, services: { paymentProviders } }: WalletCall,
  { organisationId, product }: WalletOf,
) {
  const { credits, moneyPence } = await getBalances(db, organisationId, product);
  const prices = pricesOf(await listCourseRates(db, organisationId, product));
  // The one pair of thresholds is for the wallets of every product.
  const thresholds = await getTrainingProfile(db, organisationId);
  return answer(status, {
    credits: credits.map(({ balance, ...course }) => ({
      ...course,
      credits: balance / 100,
      price_pence: prices.get(course.course_id) ?? null,
    })),
    balance_pence: moneyPence,
    threshold_credits: thresholds.threshold_credits,
    threshold_pence: thresholds.threshold_money_pence,
    takes_cards: product === 'practical-training' && paymentProviders[product] !== null,
  });
}

/** The wallet after something was posted to it. */
async function afterPosting(posted: number | Refusal, call: WalletCall, wallet: WalletOf) {
  return isRefusal(posted) ? posted : showWallet(201, call, wallet);
}

const getWallet = endpoint({
  operationId: 'getWallet',
  method: 'GET',
  path: '/organisations/{id}/wallet',
  tag,
  summary: 'An organisation’s balances',
  description: 'Credits per course, and money. People of an organisation see its own.',
  auth: 'required',
  roles: walletReaders,
  ...organisationPath,
  query: fields({ product: courseProduct }),
  answers: { 200: { description: 'The balances.', schema: wallet, example } },
  async handle(call) {
    if (!(await reachesPath(call))) return refuse('not_found');
    return showWallet(200, call, { organisationId: call.params.id, product: call.query.product });
  },
});

const transaction = z
  .object({
    id: int('Transaction id.', 1042),
    type: choice(['deposit', 'withdraw'], 'Into or out of the wallet.'),
    amount: int('Hundredths of a credit or pence, positive.', 100),
    course_id: intOrNull('The credits’ course; null: money.', 1),
    description: str('What for.', 'Debited for booking no #95759 for candidate Jane Smith'),
    balance_after: int('What that wallet held right after.', 1_100),
    booking_id: intOrNull('The product’s booking it was for.', 95_759),
    top_up_id: intOrNull('The payment by card that brought it.', null),
    created_at: when('When.', '2027-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'WalletTransaction' });

const presentTransaction = (row: Transaction) => ({
  id: row.id,
  type: row.type,
  amount: row.amount,
  course_id: row.course_id,
  description: row.description,
  balance_after: row.balance_after,
  booking_id: row.booking_id,
  top_up_id: row.top_up_id,
  created_at: formatUtc(row.created_at),
});

const statement = endpoint({
  operationId: 'listWalletTransactions',
  method: 'GET',
  path: '/organisations/{id}/transactions',
  tag,
  summary: 'An organisation’s statement',
  description: 'Newest first. People of an organisation see its own.',
  auth: 'required',
  roles: walletReaders,
  ...organisationPath,
  query: withOrderedDays({
    product: courseProduct,
    type: optional(oneOf(['deposit', 'withdraw'])).meta({ description: 'Only this type.' }),
    course_id: optional(integer()).meta({ description: 'Only this course’s credits.', example: 1 }),
    money: optional(bool()).meta({ description: 'True: only the money balance.', example: false }),
    ...dayRange('when it was made', 2027),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of transactions.',
      schema: listOf(transaction, 'WalletTransaction'),
      example: listExample(
        {
          id: 1042,
          type: 'withdraw',
          amount: 100,
          course_id: 1,
          description: 'Debited for booking no #95759 for candidate Jane Smith',
          balance_after: 1_100,
          booking_id: 95_759,
          top_up_id: null,
          created_at: '2027-06-05T10:00:00+00:00',
        },
        '/organisations/1042/transactions',
      ),
    },
  },
  async handle(call) {
    const { db, params, query, bases, search } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const { course_id: course, money, product, ...rest } = query;
    const found = await listTransactions(db, params.id, product, {
      ...rest,
      wallet: money ? 'money' : course,
    });
    const at = { query, base: bases.api, path: `/organisations/${params.id}/transactions`, search };
    return answer(200, presentList(found, presentTransaction, at));
  },
});

const posted = { 201: { description: 'Posted; the balances now.', schema: wallet, example } };

const purchase = endpoint({
  operationId: 'addCredits',
  method: 'POST',
  path: '/organisations/{id}/credits',
  tag,
  summary: 'Add credits that were bought',
  description: 'Send an Idempotency-Key: a retry then posts nothing twice.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({
    product: courseProduct,
    course_id: integer({ min: 1 }).meta({ description: 'For which course.', example: 1 }),
    credits: integer({ min: 1, max: 100_000 }).meta({ description: 'How many.', example: 25 }),
  }).meta({ id: 'AddCreditsRequest' }),
  bodyExample: { course_id: 1, credits: 25 },
  answers: posted,
  refusals: ['course_unknown'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const wallet = { organisationId: params.id, product: body.product };
    const bought = { ...wallet, courseId: body.course_id, credits: body.credits };
    return afterPosting(await addCredits(db, bought, actorOf(caller, requestId)), call, wallet);
  },
});

const topUp = endpoint({
  operationId: 'addMoney',
  method: 'POST',
  path: '/organisations/{id}/top-ups',
  tag,
  summary: 'Add money that was paid in',
  description: 'Send an Idempotency-Key: a retry then posts nothing twice.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({
    product: courseProduct,
    amount_pence: integer({ min: 1, max: 100_000_000 }).meta({ description: 'Pence.', example: 50_000 }),
  }).meta({ id: 'AddMoneyRequest' }),
  bodyExample: { amount_pence: 50_000 },
  answers: posted,
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const wallet = { organisationId: params.id, product: body.product };
    const paid = { ...wallet, amountPence: body.amount_pence };
    return afterPosting(await addMoney(db, paid, actorOf(caller, requestId)), call, wallet);
  },
});

const correct = endpoint({
  operationId: 'correctWallet',
  method: 'POST',
  path: '/organisations/{id}/corrections',
  tag,
  summary: 'Put a wallet right',
  description: 'The organisation sees the note in its statement. A balance cannot fall below 0.',
  auth: 'required',
  roles: administrators,
  ...organisationPath,
  body: fields({
    product: courseProduct,
    course_id: optional(integer({ min: 1 })).meta({
      description: 'Whose credits; without it, the money balance.',
      example: 1,
    }),
    amount: integer({ min: -100_000_000, max: 100_000_000 })
      .refine((amount) => amount !== 0, { error: 'Must not be 0.' })
      .meta({ description: 'Hundredths of a credit or pence; negative takes away.', example: -100 }),
    note: text({ max: 200 }).meta({ description: 'Why.', example: 'Credit posted twice' }),
  })
    .refine(({ course_id, amount }) => course_id === undefined || amount % 100 === 0, {
      path: ['amount'],
      error: 'Credits are whole: must be a multiple of 100.',
    })
    .meta({ id: 'CorrectWalletRequest' }),
  bodyExample: { course_id: 1, amount: -100, note: 'Credit posted twice' },
  answers: posted,
  refusals: ['course_unknown', 'balance_too_low'],
  async handle(call) {
    const { caller, params, body, db, requestId } = call;
    const { course_id, product, ...rest } = body;
    const wallet = { organisationId: params.id, product };
    const correction = { ...wallet, courseId: course_id ?? null, ...rest };
    return afterPosting(await correctWallet(db, correction, actorOf(caller, requestId)), call, wallet);
  },
});

export const walletEndpoints = [getWallet, statement, purchase, topUp, correct];
