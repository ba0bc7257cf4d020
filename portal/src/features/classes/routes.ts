import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const classesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'classes',
  component: lazyRouteComponent(() => import('./Classes.tsx'), 'Classes'),
});

const classRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'classes/$eventId',
  // loaded with the list: it has to open where the connection is gone
  component: lazyRouteComponent(() => import('./Classes.tsx'), 'Roster'),
});

/** My classes. */
export const classRoutes = [classesRoute, classRoute] as const;
