import { z } from 'zod';
import {
  getStatementPdf,
  getTrend,
  openStatement,
  type StatementOf,
  statementCsv,
} from '../../../domains/wallet/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { calendarDay, fields, integer, withDefault } from '../../../platform/http/input.ts';
import { isRefusal, refuse } from '../../../platform/http/problem.ts';
import { courseProduct, intOrNull, strOrNull } from '../fields.ts';
import { organisationPath, reachesPath, walletReaders } from '../policy.ts';
import { privateFile, sendPrivately } from '../private-file.ts';
import { endpoint } from '../services.ts';

const tag = 'Wallets';

const trend = z
  .object({
    course_id: intOrNull('Whose credits; null: money.', 1),
    course_name: strOrNull('Its name.', 'CSTF All-In-One Mandatory Practical Training'),
    first_day: z
      .string()
      .meta({ description: 'Day of the first (Europe/London).', format: 'date', example: '2027-06-04' }),
    closing: z
      .array(z.int().meta({ description: 'A day’s closing balance.', example: 1_200 }))
      .meta({ description: 'Hundredths of a credit or pence, a day each; the last is today’s so far.' }),
  })
  .meta({ id: 'WalletTrend', description: 'Balance at the end of each day.' });

const getTrendOf = endpoint({
  operationId: 'getWalletTrend',
  method: 'GET',
  path: '/organisations/{id}/wallet/trend',
  tag,
  summary: 'How balances went',
  description: 'Every wallet that was ever used, money first. People of an organisation see its own.',
  auth: 'required',
  roles: walletReaders,
  ...organisationPath,
  query: fields({
    product: courseProduct,
    days: withDefault(integer({ min: 2, max: 366 }), 90).meta({
      description: 'How many, today included.',
      example: 90,
    }),
  }),
  answers: {
    200: {
      description: 'The closing balances.',
      schema: z
        .object({ data: z.array(trend).meta({ description: 'By wallet.' }) })
        .meta({ id: 'WalletTrends' }),
      example: {
        data: [
          {
            course_id: 1,
            course_name: 'CSTF All-In-One Mandatory Practical Training',
            first_day: '2027-06-04',
            closing: [1_200, 1_100],
          },
        ],
      },
    },
  },
  async handle(call) {
    const { db, params, query } = call;
    if (!(await reachesPath(call))) return refuse('not_found');
    const found = await getTrend(db, params.id, query.product, query.days);
    return answer(200, { data: found.map((wallet) => ({ ...wallet, closing: [...wallet.closing] })) });
  },
});

const period = fields({
  product: courseProduct,
  date_from: calendarDay().meta({ description: 'First day (Europe/London).', example: '2027-06-01' }),
  date_to: calendarDay().meta({ description: 'Last day (Europe/London).', example: '2027-06-30' }),
}).refine(({ date_from, date_to }) => date_to >= date_from, {
  path: ['date_to'],
  error: 'Must not be before date_from.',
});

const statementFile = (file: string) => ({ 200: privateFile(file, 'The statement.') });

const wantedBy = (organisationId: number, query: z.output<typeof period>): StatementOf => ({
  organisationId,
  product: query.product,
  dateFrom: query.date_from,
  dateTo: query.date_to,
});

const sendAs = (
  { product, dateFrom, dateTo }: StatementOf,
  ending: string,
  bytes: Uint8Array | AsyncIterable<string>,
) => sendPrivately(bytes, `statement-${product}-${dateFrom}-to-${dateTo}.${ending}`);

const common = {
  method: 'GET',
  tag,
  auth: 'required',
  roles: walletReaders,
  ...organisationPath,
  query: period,
} as const;

const csv = endpoint({
  ...common,
  operationId: 'getStatementCsv',
  path: '/organisations/{id}/statement/csv',
  summary: 'A statement as CSV',
  description: 'Opening balances, every movement, closing balances; as long as it takes. Times are London’s.',
  answers: statementFile('text/csv; charset=utf-8'),
  async handle(call) {
    if (!(await reachesPath(call))) return refuse('not_found');
    const statement = await openStatement(call.db, wantedBy(call.params.id, call.query));
    return sendAs(statement.of, 'csv', statementCsv(call.db, statement));
  },
});

const pdf = endpoint({
  ...common,
  operationId: 'getStatementPdf',
  path: '/organisations/{id}/statement/pdf',
  summary: 'A statement on paper',
  description: 'Opening and closing balances, and at most 2,000 movements.',
  answers: statementFile('application/pdf'),
  refusals: ['statement_too_long'],
  async handle(call) {
    if (!(await reachesPath(call))) return refuse('not_found');
    const statement = await openStatement(call.db, wantedBy(call.params.id, call.query));
    const paper = await getStatementPdf(call.db, statement);
    return isRefusal(paper) ? paper : sendAs(statement.of, 'pdf', paper);
  },
});

export const statementEndpoints = [getTrendOf, csv, pdf];
