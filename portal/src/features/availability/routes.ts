import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const availabilityRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'availability',
  component: lazyRouteComponent(() => import('./Availability.tsx'), 'Availability'),
});

/** Availability. */
export const availabilityRoutes = [availabilityRoute] as const;
