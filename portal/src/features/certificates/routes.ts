import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { readCertificateSearch } from './search.ts';

const certificateRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'certificates',
  validateSearch: readCertificateSearch,
  component: lazyRouteComponent(() => import('./Certificates.tsx'), 'Certificates'),
});

/** Certificates. */
export const certificateRoutes = [certificateRoute] as const;
