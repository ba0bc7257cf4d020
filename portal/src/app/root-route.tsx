import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { Layout } from './Layout.tsx';
import { NotFound } from './NotFound.tsx';

/** Above everything. */
export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: () => (
    <Layout>
      <NotFound />
    </Layout>
  ),
});

/** Above the pages that everybody may open. */
export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: () => (
    <Layout>
      <Outlet />
    </Layout>
  ),
});
