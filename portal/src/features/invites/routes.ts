import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const inviteRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'invites',
  component: lazyRouteComponent(() => import('./Invites.tsx'), 'Invites'),
});

/** Invites. */
export const inviteRoutes = [inviteRoute] as const;
