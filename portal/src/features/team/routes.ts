import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const teamRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'team',
  component: lazyRouteComponent(() => import('./Team.tsx'), 'Team'),
});

/** Team. */
export const teamRoutes = [teamRoute] as const;
