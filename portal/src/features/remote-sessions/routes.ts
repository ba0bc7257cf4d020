import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const remoteSessionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'remote-sessions',
  component: lazyRouteComponent(() => import('./RemoteSessions.tsx'), 'RemoteSessions'),
});

/** Remote sessions. */
export const remoteSessionRoutes = [remoteSessionRoute] as const;
