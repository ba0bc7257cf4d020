import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const walletRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'wallet',
  component: lazyRouteComponent(() => import('./Wallet.tsx'), 'Wallet'),
});

/** Wallet. */
export const walletRoutes = [walletRoute] as const;
