import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { isPlace, type Place } from './places.ts';

/** What of the board is looked at: a word to filter by, and the column that a telephone shows. */
interface BoardSearch {
  readonly search?: string;
  readonly column?: Place;
}

const kitRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'kits',
  validateSearch: ({ search, column }: Record<string, unknown>): BoardSearch => ({
    ...(search === undefined || search === '' ? {} : { search: String(search).slice(0, 80) }),
    ...(isPlace(column) ? { column } : {}),
  }),
  component: lazyRouteComponent(() => import('./Kits.tsx'), 'Kits'),
});

/** Kits. */
export const kitRoutes = [kitRoute] as const;
