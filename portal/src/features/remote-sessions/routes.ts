import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { readSessionSearch } from './search.ts';

const remoteSessionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'remote-sessions',
  validateSearch: readSessionSearch,
  component: lazyRouteComponent(() => import('./RemoteSessions.tsx'), 'RemoteSessions'),
});

const oneSessionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'remote-sessions/$bookingId',
  component: lazyRouteComponent(() => import('./SessionPage.tsx'), 'SessionPage'),
});

/** Remote sessions: the list, and each on its own. */
export const remoteSessionRoutes = [remoteSessionRoute, oneSessionRoute] as const;
