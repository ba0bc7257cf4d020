import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const statuses = ['invited', 'active', 'deactivated'] as const;

/** What the team's address holds. */
export interface TeamSearch {
  readonly page?: number;
  readonly status?: (typeof statuses)[number];
  readonly search?: string;
  /** Whose people staff look at; absent: the provider's. */
  readonly of?: 'organisations';
  /** True while somebody is being invited. */
  readonly invite?: true;
}

function readSearch(given: Record<string, unknown>): TeamSearch {
  const page = Number(given['page']);
  const status = statuses.find((one) => one === given['status']);
  const search = typeof given['search'] === 'string' ? given['search'].slice(0, 100) : '';
  return {
    ...(Number.isSafeInteger(page) && page > 1 ? { page } : {}),
    ...(status ? { status } : {}),
    ...(search === '' ? {} : { search }),
    ...(given['of'] === 'organisations' ? { of: 'organisations' } : {}),
    ...(given['invite'] === true ? { invite: true } : {}),
  };
}

const teamRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'team',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('./Team.tsx'), 'Team'),
});

/** Team. */
export const teamRoutes = [teamRoute] as const;
