import { z } from 'zod';
import { getBalances, type WalletProduct } from '../../../domains/wallet/index.ts';
import { answer } from '../../../platform/http/endpoint.ts';
import { creditsFromHundredths, poundsFromPence } from '../../../platform/money/money.ts';
import { endpoint } from '../../bearer/services.ts';

const creditsResponse = z
  .object({
    booking_credits: z
      .array(
        z
          .object({
            course_id: z.int().meta({ description: 'Course.', example: 1 }),
            course_name: z
              .string()
              .meta({ description: 'Its name.', example: 'CSTF All-In-One Mandatory Practical Training' }),
            credits: z.int().meta({ description: 'Whole credits left.', example: 12 }),
          })
          .meta({ id: 'CourseCredits' }),
      )
      .meta({ description: 'Every active course, and inactive ones with credits left.' }),
    booking_money_balance: z.number().meta({ description: 'Pounds.', example: 415.5 }),
    currency: z.literal('GBP').meta({ description: 'Always GBP.', example: 'GBP' }),
  })
  .meta({ id: 'CreditsResponse' });

/** What an organisation has in its wallets of one product. */
export const creditsOf = (product: WalletProduct, exampleCourse: string) =>
  endpoint({
    operationId: 'getCredits',
    method: 'GET',
    path: '/credits',
    tag: 'Client',
    summary: 'Your credits and money balance',
    description: 'Credits are kept per course; the balance pays for any course.',
    auth: 'required',
    answers: {
      200: {
        description: 'The balances.',
        schema: creditsResponse,
        example: {
          booking_credits: [{ course_id: 1, course_name: exampleCourse, credits: 12 }],
          booking_money_balance: 415.5,
          currency: 'GBP',
        },
      },
    },
    async handle({ caller, db }) {
      const balances = await getBalances(db, caller.organisation_id, product);
      const body = {
        booking_credits: balances.credits.map((course) => ({
          course_id: course.course_id,
          course_name: course.course_name,
          credits: creditsFromHundredths(course.balance),
        })),
        booking_money_balance: poundsFromPence(balances.moneyPence),
        currency: 'GBP' as const,
      };
      return answer(200, body);
    },
  });
