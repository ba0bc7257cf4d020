import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./DeskHome.tsx'), 'DeskHome'),
});

/** Home. */
export const homeRoutes = [homeRoute] as const;
