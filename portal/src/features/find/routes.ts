import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { readFindSearch } from './search.ts';

const findRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'find',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('./FindTraining.tsx'), 'FindTraining'),
});

const bookEventRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'find/$eventId',
  component: lazyRouteComponent(() => import('./BookEvent.tsx'), 'BookEvent'),
});

const bookSessionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'find/session',
  validateSearch: (given: Record<string, unknown>) => ({
    course: Number(given['course']) || 0,
    date: String(given['date'] ?? ''),
    time: String(given['time'] ?? ''),
  }),
  component: lazyRouteComponent(() => import('./BookSession.tsx'), 'BookSession'),
});

/** Find training, and book it. */
export const findRoutes = [findRoute, bookEventRoute, bookSessionRoute] as const;
