import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { countIn, said, wordIn } from '../../ui/list-search.ts';

const tabs = ['keys', 'webhooks', 'deliveries'] as const;
const states = ['pending', 'success', 'failed'] as const;

/** What the page's address holds: the open part, and what the delivery log is narrowed to. */
export interface DeveloperSearch {
  readonly tab?: (typeof tabs)[number];
  readonly endpoint?: number;
  readonly state?: (typeof states)[number];
  readonly event?: string;
  readonly page?: number;
}

const developerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'developers',
  validateSearch: ({ tab, endpoint, state, event, page }): DeveloperSearch =>
    said({
      tab: wordIn(tabs, tab),
      endpoint: countIn(endpoint),
      state: wordIn(states, state),
      event: typeof event === 'string' && event !== '' ? event : undefined,
      page: countIn(page),
    }) as DeveloperSearch,
  component: lazyRouteComponent(() => import('./Developers.tsx'), 'Developers'),
});

/** Developers. */
export const developerRoutes = [developerRoute] as const;
