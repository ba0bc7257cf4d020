import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const reviewRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'reviews',
  validateSearch: (search): { readonly booking?: number } =>
    Number.isSafeInteger(search['booking']) ? { booking: Number(search['booking']) } : {},
  component: lazyRouteComponent(() => import('./Reviews.tsx'), 'Reviews'),
});

/** PMVA reviews. */
export const reviewRoutes = [reviewRoute] as const;
