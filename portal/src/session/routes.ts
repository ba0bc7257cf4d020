import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { publicRoute } from '../app/root-route.tsx';

interface SignInSearch {
  /** The page of the desk to go to. */
  readonly next?: string;
  /** What happened before. */
  readonly notice?: 'password-set';
}

const local = (path: unknown): string | undefined =>
  typeof path === 'string' && path.startsWith('/app') ? path : undefined;

const signInRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sign-in',
  validateSearch: (search): SignInSearch => {
    // only a page of the desk: nobody is led elsewhere by a prepared link
    const next = local(search['next']);
    return {
      ...(next === undefined ? {} : { next }),
      ...(search['notice'] === 'password-set' ? { notice: 'password-set' } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./styled-sign-in.ts'), 'SignIn'),
});

const forgottenRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./styled-sign-in.ts'), 'ForgottenPassword'),
});

const passwordRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/password/$token',
  component: lazyRouteComponent(() => import('./styled-sign-in.ts'), 'SetPassword'),
});

/** The ways in. */
export const sessionRoutes = [signInRoute, forgottenRoute, passwordRoute] as const;
