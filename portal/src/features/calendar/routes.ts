import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const calendarRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'calendar',
  component: lazyRouteComponent(() => import('./Calendar.tsx'), 'Calendar'),
});

/** Calendar. */
export const calendarRoutes = [calendarRoute] as const;
