import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { publicRoute } from './root-route.tsx';

const homeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/Home.tsx'), 'Home'),
});

const docsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/docs',
  component: lazyRouteComponent(() => import('../features/docs/Docs.tsx'), 'Docs'),
});

const webhookGuideRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/docs/webhooks',
  component: lazyRouteComponent(() => import('../features/docs/webhooks/Guide.tsx'), 'Guide'),
});

const webhookDebuggerRoute = createRoute({
  getParentRoute: () => publicRoute,
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
  getParentRoute: () => publicRoute,
  path: '/sandbox/mailbox',
  validateSearch: (search): MailboxSearch => {
    const page = positive(search['page']);
    const mail = positive(search['mail']);
    return { ...(page === undefined ? {} : { page }), ...(mail === undefined ? {} : { mail }) };
  },
  component: lazyRouteComponent(() => import('../features/mailbox/Mailbox.tsx'), 'Mailbox'),
});

/** Pages that everybody may open. */
export const publicRoutes = [
  homeRoute,
  docsRoute,
  webhookGuideRoute,
  webhookDebuggerRoute,
  mailboxRoute,
] as const;
