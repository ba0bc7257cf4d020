import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const tabs = ['balances', 'ledger', 'invoices'] as const;
const invoiceViews = ['unpaid', 'all', 'paid', 'void', 'credited'] as const;

/** What the wallet's address holds: the product, the open part, and what its lists are narrowed to. */
export interface WalletSearch {
  readonly product?: 'virtual-bls';
  readonly tab?: (typeof tabs)[number];
  readonly page?: number;
  readonly kind?: 'deposit' | 'withdraw';
  /** A course's id, or 'money'. */
  readonly wallet?: number | 'money';
  readonly from?: string;
  readonly to?: string;
  readonly invoices?: (typeof invoiceViews)[number];
  /** A payment by card that somebody comes back from. */
  readonly top_up?: number;
}

const oneOf = <Value extends string>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given);

const positive = (given: unknown): number | undefined =>
  Number.isSafeInteger(Number(given)) && Number(given) > 0 ? Number(given) : undefined;

const day = (given: unknown): string | undefined =>
  typeof given === 'string' && /^\d{4}-\d\d-\d\d$/.test(given) ? given : undefined;

const without = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };

const walletRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'wallet',
  validateSearch: (search): WalletSearch =>
    without({
      product: oneOf(['virtual-bls'], search['product']),
      tab: oneOf(tabs, search['tab']),
      page: positive(search['page']),
      kind: oneOf(['deposit', 'withdraw'], search['kind']),
      wallet: search['wallet'] === 'money' ? ('money' as const) : positive(search['wallet']),
      from: day(search['from']),
      to: day(search['to']),
      invoices: oneOf(invoiceViews, search['invoices']),
      top_up: positive(search['top_up']),
    }) as WalletSearch,
  component: lazyRouteComponent(() => import('./Wallet.tsx'), 'Wallet'),
});

/** Wallet. */
export const walletRoutes = [walletRoute] as const;
