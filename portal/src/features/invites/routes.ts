import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { readInviteSearch, readNewInvite } from './search.ts';

const inviteRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'invites',
  validateSearch: readInviteSearch,
  component: lazyRouteComponent(() => import('./Invites.tsx'), 'Invites'),
});

const newInviteRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'invites/new',
  validateSearch: readNewInvite,
  component: lazyRouteComponent(() => import('./NewInvites.tsx'), 'NewInvites'),
});

const oneInviteRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'invites/$inviteId',
  component: lazyRouteComponent(() => import('./Invite.tsx'), 'Invite'),
});

/** Invites. */
export const inviteRoutes = [inviteRoute, newInviteRoute, oneInviteRoute] as const;
