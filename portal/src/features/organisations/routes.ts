import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const organisationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'organisations',
  component: lazyRouteComponent(() => import('./Organisations.tsx'), 'Organisations'),
});

/** Organisations. */
export const organisationRoutes = [organisationRoute] as const;
