import type { Schemas } from '../../api/console.ts';
import { countOf, showPence } from '../../ui/format.ts';

/** Ways to pay; remote sessions write an invoice out in full, classrooms short. */
export type PayOption = 'credits' | 'balance' | 'invoice' | 'candidate_pays';

/** One way to pay, as it is offered. */
export interface PaymentOffer {
  readonly option: PayOption;
  readonly title: string;
  /** What it costs and what will be left. */
  readonly cost: string;
  /** Why it cannot be chosen; null: it can. */
  readonly obstacle: string | null;
}

interface Bill {
  readonly means: Schemas.BookingMeans;
  readonly courseId: number;
  readonly pricePence: number;
  readonly count: number;
}

function creditsOffer({ means, courseId, count }: Bill): PaymentOffer {
  const credits = means.courses.find(({ id }) => id === courseId)?.credits ?? 0;
  return {
    option: 'credits',
    title: 'Credits',
    cost: `${countOf(count, 'credit')} of ${credits}; ${Math.max(0, credits - count)} left`,
    obstacle: credits < count ? `You have ${countOf(credits, 'credit')} for this course.` : null,
  };
}

function balanceOffer({ means, pricePence, count }: Bill): PaymentOffer {
  const left = means.balance_pence - pricePence * count;
  return {
    option: 'balance',
    title: 'Money balance',
    cost: `${showPence(pricePence * count)} of ${showPence(means.balance_pence)}; ${showPence(Math.max(0, left))} left`,
    obstacle: left < 0 ? `Your balance is ${showPence(means.balance_pence)}.` : null,
  };
}

/** Every way to pay for so many places, those that are not open included: with the reason. */
export function offersOf(bill: Bill): readonly PaymentOffer[] {
  const { means, pricePence, count } = bill;
  return [
    creditsOffer(bill),
    balanceOffer(bill),
    {
      option: 'invoice',
      title: 'Invoice',
      cost: `${showPence(pricePence * count)} in ${countOf(count, 'invoice')}, by e-mail`,
      obstacle: means.invoice_payments ? null : 'Not agreed for your organisation: ask Veriward.',
    },
    {
      option: 'candidate_pays',
      title: 'The candidate pays',
      cost: `${showPence(pricePence)} each, by card, within ${means.payment_window_minutes} minutes of the mail`,
      obstacle: means.candidate_payments ? null : 'Card payments are not set up.',
    },
  ];
}

/** The offer to begin with: what was chosen while it can be paid, else the first that can. */
export const settledOffer = (
  offers: readonly PaymentOffer[],
  chosen: PayOption | null,
): PaymentOffer | null =>
  offers.find(({ option, obstacle }) => option === chosen && obstacle === null) ??
  offers.find(({ obstacle }) => obstacle === null) ??
  null;
