import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const certificateRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'certificates',
  component: lazyRouteComponent(() => import('./Certificates.tsx'), 'Certificates'),
});

/** Certificates. */
export const certificateRoutes = [certificateRoute] as const;
