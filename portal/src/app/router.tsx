import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Layout } from './Layout.tsx';
import { NotFound } from './NotFound.tsx';

const rootRoute = createRootRoute({ component: Layout, notFoundComponent: NotFound });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/Home.tsx'), 'Home'),
});

const docsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/docs',
  component: lazyRouteComponent(() => import('../features/docs/Docs.tsx'), 'Docs'),
});

const webhookGuideRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/docs/webhooks',
  component: lazyRouteComponent(() => import('../features/docs/webhooks/Guide.tsx'), 'Guide'),
});

const webhookDebuggerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/docs/webhooks/debugger',
  component: lazyRouteComponent(() => import('../features/docs/webhooks/Debugger.tsx'), 'Debugger'),
});

/** What the mailbox's address holds: the page of the list and the open mail. */
interface MailboxSearch {
  readonly page?: number;
  readonly mail?: number;
}

const positive = (value: unknown): number | undefined =>
  Number.isSafeInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined;

const mailboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sandbox/mailbox',
  validateSearch: (search): MailboxSearch => {
    const page = positive(search['page']);
    const mail = positive(search['mail']);
    return { ...(page === undefined ? {} : { page }), ...(mail === undefined ? {} : { mail }) };
  },
  component: lazyRouteComponent(() => import('../features/mailbox/Mailbox.tsx'), 'Mailbox'),
});

/** Every page of the portal; each is loaded when first opened. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    docsRoute,
    webhookGuideRoute,
    webhookDebuggerRoute,
    mailboxRoute,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
