import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const developerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'developers',
  component: lazyRouteComponent(() => import('./Developers.tsx'), 'Developers'),
});

/** Developers. */
export const developerRoutes = [developerRoute] as const;
