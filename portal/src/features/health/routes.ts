import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const healthRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'health',
  component: lazyRouteComponent(() => import('./Health.tsx'), 'Health'),
});

/** System health. */
export const healthRoutes = [healthRoute] as const;
