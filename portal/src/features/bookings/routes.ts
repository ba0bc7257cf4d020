import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const bookingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bookings',
  component: lazyRouteComponent(() => import('./Bookings.tsx'), 'Bookings'),
});

/** Bookings. */
export const bookingRoutes = [bookingRoute] as const;
