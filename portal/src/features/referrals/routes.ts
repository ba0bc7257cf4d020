import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

/** What the list shows. */
export interface ReferralSearch {
  readonly page?: number | undefined;
  readonly status?: string | undefined;
  readonly search?: string | undefined;
  readonly partner?: number | undefined;
  readonly sort?: 'received' | undefined;
  readonly overdue?: true | undefined;
  readonly matches?: true | undefined;
  readonly mine?: true | undefined;
  readonly sandbox?: true | undefined;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value ? value : undefined;
const numberOf = (value: unknown): number | undefined =>
  Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined;
const flagOf = (value: unknown): true | undefined => (value === true ? true : undefined);

const referralsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals',
  validateSearch: (search): ReferralSearch => ({
    page: numberOf(search['page']),
    status: textOf(search['status']),
    search: textOf(search['search']),
    partner: numberOf(search['partner']),
    sort: search['sort'] === 'received' ? 'received' : undefined,
    overdue: flagOf(search['overdue']),
    matches: flagOf(search['matches']),
    mine: flagOf(search['mine']),
    sandbox: flagOf(search['sandbox']),
  }),
  component: lazyRouteComponent(() => import('./Referrals.tsx'), 'Referrals'),
});

const newReferralRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals/new',
  component: lazyRouteComponent(() => import('./ReferPerson.tsx'), 'ReferPerson'),
});

const partnersRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals/partners',
  validateSearch: (search): { readonly page?: number | undefined; readonly search?: string | undefined } => ({
    page: numberOf(search['page']),
    search: textOf(search['search']),
  }),
  component: lazyRouteComponent(() => import('./Partners.tsx'), 'Partners'),
});

const partnerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals/partners/$partnerId',
  component: lazyRouteComponent(() => import('./Partner.tsx'), 'Partner'),
});

const keysRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals/keys',
  component: lazyRouteComponent(() => import('./OwnKeys.tsx'), 'OwnKeys'),
});

const referralRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals/$referralId',
  component: lazyRouteComponent(() => import('./Referral.tsx'), 'Referral'),
});

/** Referrals: the queue or one’s own, single ones, partners and keys. */
export const referralRoutes = [
  referralsRoute,
  newReferralRoute,
  partnersRoute,
  partnerRoute,
  keysRoute,
  referralRoute,
] as const;
