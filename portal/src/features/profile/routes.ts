import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const profileRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'profile',
  component: lazyRouteComponent(() => import('./Profile.tsx'), 'Profile'),
});

/** Profile and security. */
export const profileRoutes = [profileRoute] as const;
