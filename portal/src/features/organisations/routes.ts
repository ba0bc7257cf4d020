import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

/** What of the list of organisations is looked at. */
interface ListSearch {
  readonly page?: number;
  readonly search?: string;
  readonly status?: 'active' | 'suspended';
}

/** The parts of an organisation's page. */
export const organisationTabs = ['particulars', 'settings', 'rates', 'wallet', 'invoices', 'access'] as const;

type Tab = (typeof organisationTabs)[number];

/** What of an organisation is looked at; the page is that of the part's list. */
interface DetailSearch {
  readonly tab?: Tab;
  readonly product?: 'virtual-bls';
  readonly page?: number;
}

const pageOf = (value: unknown) => {
  const page = Number(value);
  return Number.isSafeInteger(page) && page > 1 ? { page } : {};
};

const organisationsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'organisations',
  validateSearch: ({ page, search, status }: Record<string, unknown>): ListSearch => ({
    ...pageOf(page),
    ...(search === undefined || search === '' ? {} : { search: String(search).slice(0, 100) }),
    ...(status === 'active' || status === 'suspended' ? { status } : {}),
  }),
  component: lazyRouteComponent(() => import('./Organisations.tsx'), 'Organisations'),
});

const organisationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'organisations/$organisationId',
  validateSearch: ({ tab, product, page }: Record<string, unknown>): DetailSearch => {
    const known = organisationTabs.find((one) => one === tab);
    return {
      ...(known ? { tab: known } : {}),
      ...(product === 'virtual-bls' ? { product } : {}),
      ...pageOf(page),
    };
  },
  component: lazyRouteComponent(() => import('./Organisation.tsx'), 'Organisation'),
});

/** Organisations. */
export const organisationRoutes = [organisationsRoute, organisationRoute] as const;
