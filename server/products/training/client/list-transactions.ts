import { z } from 'zod';
import {
  listTransactions as listOfDomain,
  type Transaction,
  type WalletProduct,
} from '../../../domains/wallet/index.ts';
import { formatUtc } from '../../../platform/clock/format.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { oneOf, optional, text } from '../../../platform/http/input.ts';
import { pageQuery } from '../../../platform/http/pagination.ts';
import { listOf, presentList } from '../../bearer/lists.ts';
import { endpoint } from '../../bearer/services.ts';
import { dayRange, withOrderedDays } from '../day-range.ts';
import { dateTime } from '../refs.ts';

const moneyWallet = 'booking_balance';

const transaction = z
  .object({
    id: z.int().meta({ description: 'Transaction id.', example: 1042 }),
    type: z
      .enum(['deposit', 'withdraw'])
      .meta({ description: 'Into or out of the wallet.', example: 'withdraw' }),
    amount: z
      .int()
      .meta({ description: 'Hundredths, always positive: 1 credit = 100, GBP 85 = 8500.', example: 100 }),
    wallet: z.string().meta({
      description: 'The course id of a credit wallet, or `booking_balance` for money.',
      example: '1',
    }),
    meta: z
      .object({
        description: z.string().meta({
          description: 'What for.',
          example: 'Debited for booking no #95759 for candidate Jane Smith',
        }),
      })
      .meta({ id: 'TransactionMeta', description: 'What the entry is about.' }),
    created_at: dateTime('When, UTC.', '2026-06-05T10:00:00+00:00'),
  })
  .meta({ id: 'Transaction' });

const example = {
  id: 1042,
  type: 'withdraw' as const,
  amount: 100,
  wallet: '1',
  meta: { description: 'Debited for booking no #95759 for candidate Jane Smith' },
  created_at: '2026-06-05T10:00:00+00:00',
};

const query = withOrderedDays({
  type: optional(oneOf(['deposit', 'withdraw'])).meta({ description: 'Only one direction.' }),
  wallet: optional(
    text({ max: 30 }).refine((wallet) => wallet === moneyWallet || /^\d{1,15}$/.test(wallet), {
      error: `Must be a course id or ${moneyWallet}.`,
    }),
  ).meta({ description: 'A course id, or `booking_balance`.', example: '1' }),
  ...dayRange('when it was made'),
  ...pageQuery,
});

function presentTransaction(row: Transaction): z.input<typeof transaction> {
  return {
    id: row.id,
    type: row.type,
    amount: row.amount,
    wallet: row.course_id === null ? moneyWallet : String(row.course_id),
    meta: { description: row.description },
    created_at: formatUtc(row.created_at),
  };
}

/** The ledger of an organisation's wallets of one product. */
export const transactionsOf = (product: WalletProduct) =>
  endpoint({
    operationId: 'listTransactions',
    method: 'GET',
    path: '/transactions',
    tag: 'Client',
    summary: 'The ledger of your wallets',
    description: 'Newest first. Every balance equals the sum of its rows.',
    auth: 'required',
    query,
    answers: {
      200: {
        description: 'A page of the ledger.',
        schema: listOf(transaction, 'Transaction'),
        example: {
          data: [example],
          meta: { current_page: 1, per_page: 20, last_page: 5, total: 98 },
          links: { next: `https://api.example.org/${product}/v1/transactions?page=2`, prev: null },
        },
      },
    },
    async handle({ caller, db, query: wanted, bases, search }) {
      const { wallet, ...rest } = wanted;
      const filter = {
        ...rest,
        wallet:
          wallet === moneyWallet ? ('money' as const) : wallet === undefined ? undefined : Number(wallet),
      };
      const page = await listOfDomain(db, caller.organisation_id, product, filter);
      const at = { query: wanted, base: bases.api, path: '/transactions', search };
      return answer(200, presentList(page, presentTransaction, at));
    },
  });
