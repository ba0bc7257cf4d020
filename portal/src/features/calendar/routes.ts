import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { readCalendarSearch, readPlanSearch } from './search.ts';

const calendarRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./Calendar.tsx'), 'Calendar'),
});

const planRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'calendar/new',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./PlanEvents.tsx'), 'PlanEvents'),
});

const eventRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'calendar/$eventId',
  component: lazyRouteComponent(() => import('./EventPage.tsx'), 'EventPage'),
});

/** Calendar, the planning of events, and one event. */
export const calendarRoutes = [calendarRoute, planRoute, eventRoute] as const;
