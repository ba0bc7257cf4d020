import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const interviewRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'interviews',
  component: lazyRouteComponent(() => import('./Interviews.tsx'), 'Interviews'),
});

/** Interviews. */
export const interviewRoutes = [interviewRoute] as const;
