import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const catalogueRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'catalogue',
  component: lazyRouteComponent(() => import('./Catalogue.tsx'), 'Catalogue'),
});

/** Courses and places. */
export const catalogueRoutes = [catalogueRoute] as const;
