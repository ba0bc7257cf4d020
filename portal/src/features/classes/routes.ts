import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const classRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'classes',
  component: lazyRouteComponent(() => import('./Classes.tsx'), 'Classes'),
});

/** My classes. */
export const classRoutes = [classRoute] as const;
