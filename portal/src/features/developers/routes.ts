import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

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

const positive = (given: unknown): number | undefined =>
  Number.isSafeInteger(Number(given)) && Number(given) > 0 ? Number(given) : undefined;

const developerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'developers',
  validateSearch: (search): DeveloperSearch => {
    const tab = tabs.find((it) => it === search['tab']);
    const state = states.find((it) => it === search['state']);
    const endpoint = positive(search['endpoint']);
    const page = positive(search['page']);
    const event = search['event'];
    return {
      ...(tab ? { tab } : {}),
      ...(endpoint ? { endpoint } : {}),
      ...(state ? { state } : {}),
      ...(typeof event === 'string' && event !== '' ? { event } : {}),
      ...(page ? { page } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./Developers.tsx'), 'Developers'),
});

/** Developers. */
export const developerRoutes = [developerRoute] as const;
