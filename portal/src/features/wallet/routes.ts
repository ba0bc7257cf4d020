import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { countIn, dayIn, said, wordIn } from '../../ui/list-search.ts';

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

const walletRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'wallet',
  validateSearch: (search): WalletSearch =>
    said({
      product: wordIn(['virtual-bls'], search['product']),
      tab: wordIn(tabs, search['tab']),
      page: countIn(search['page']),
      kind: wordIn(['deposit', 'withdraw'], search['kind']),
      wallet: search['wallet'] === 'money' ? ('money' as const) : countIn(search['wallet']),
      from: dayIn(search['from']),
      to: dayIn(search['to']),
      invoices: wordIn(invoiceViews, search['invoices']),
      top_up: countIn(search['top_up']),
    }) as WalletSearch,
  component: lazyRouteComponent(() => import('./Wallet.tsx'), 'Wallet'),
});

/** Wallet. */
export const walletRoutes = [walletRoute] as const;
