import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { readBookingSearch } from './search.ts';

const bookingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bookings',
  validateSearch: readBookingSearch,
  component: lazyRouteComponent(() => import('./Bookings.tsx'), 'Bookings'),
});

const oneBookingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'bookings/$bookingId',
  component: lazyRouteComponent(() => import('./BookingPage.tsx'), 'BookingPage'),
});

/** Bookings: the list, and each on its own. */
export const bookingRoutes = [bookingRoute, oneBookingRoute] as const;
