import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { publicRoute } from '../app/root-route.tsx';

const local = (path: unknown): string | undefined =>
  typeof path === 'string' && path.startsWith('/app') ? path : undefined;

const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  validateSearch: (search): { readonly next?: string } => {
    // only a page of the desk: nobody is led elsewhere by a prepared link
    const next = local(search['next']);
    return next === undefined ? {} : { next };
  },
  component: lazyRouteComponent(() => import('./styled-sign-in.ts'), 'SignIn'),
});

/** The ways in. */
export const sessionRoutes = [signInRoute];
