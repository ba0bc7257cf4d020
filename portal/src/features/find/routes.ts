import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const findRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'find',
  component: lazyRouteComponent(() => import('./FindTraining.tsx'), 'FindTraining'),
});

/** Find training. */
export const findRoutes = [findRoute] as const;
