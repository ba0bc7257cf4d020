import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const referralRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'referrals',
  component: lazyRouteComponent(() => import('./Referrals.tsx'), 'Referrals'),
});

/** Referrals. */
export const referralRoutes = [referralRoute] as const;
