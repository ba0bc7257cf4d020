import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const kitRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'kits',
  component: lazyRouteComponent(() => import('./Kits.tsx'), 'Kits'),
});

/** Kits. */
export const kitRoutes = [kitRoute] as const;
