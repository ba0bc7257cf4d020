import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { countIn, said } from '../ui/list-search.ts';
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

const mailboxRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/sandbox/mailbox',
  validateSearch: (search): MailboxSearch =>
    said({ page: countIn(search['page']), mail: countIn(search['mail']) }) as MailboxSearch,
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
