import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../app/root-route.tsx';
import { sessionQuery, showKept } from '../session/session.ts';

/** Above every page behind a sign-in: whoever has no session is sent to begin one, and comes back here. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/app',
  async beforeLoad({ location, context }) {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } });
    showKept(context.queries);
    return { role: session.person.role };
  },
  component: lazyRouteComponent(() => import('./styled-desk.ts'), 'Desk'),
  notFoundComponent: lazyRouteComponent(() => import('./NoSuchPage.tsx'), 'NoSuchPage'),
});
