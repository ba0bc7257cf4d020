import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { deskRoute } from '../desk/desk-route.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { availabilityRoutes } from '../features/availability/routes.ts';
import { bookingRoutes } from '../features/bookings/routes.ts';
import { calendarRoutes } from '../features/calendar/routes.ts';
import { catalogueRoutes } from '../features/catalogue/routes.ts';
import { certificateRoutes } from '../features/certificates/routes.ts';
import { classRoutes } from '../features/classes/routes.ts';
import { homeRoutes } from '../features/desk-home/routes.ts';
import { developerRoutes } from '../features/developers/routes.ts';
import { findRoutes } from '../features/find/routes.ts';
import { healthRoutes } from '../features/health/routes.ts';
import { interviewRoutes } from '../features/interviews/routes.ts';
import { inviteRoutes } from '../features/invites/routes.ts';
import { kitRoutes } from '../features/kits/routes.ts';
import { organisationRoutes } from '../features/organisations/routes.ts';
import { profileRoutes } from '../features/profile/routes.ts';
import { referralRoutes } from '../features/referrals/routes.ts';
import { remoteSessionRoutes } from '../features/remote-sessions/routes.ts';
import { reviewRoutes } from '../features/reviews/routes.ts';
import { teamRoutes } from '../features/team/routes.ts';
import { walletRoutes } from '../features/wallet/routes.ts';
import { sessionRoutes } from '../session/routes.ts';
import { publicRoutes } from './public-routes.ts';
import { publicRoute, rootRoute } from './root-route.tsx';

const deskRoutes = [
  ...homeRoutes,
  ...auditRoutes,
  ...availabilityRoutes,
  ...bookingRoutes,
  ...calendarRoutes,
  ...catalogueRoutes,
  ...certificateRoutes,
  ...classRoutes,
  ...developerRoutes,
  ...findRoutes,
  ...healthRoutes,
  ...interviewRoutes,
  ...inviteRoutes,
  ...kitRoutes,
  ...organisationRoutes,
  ...profileRoutes,
  ...referralRoutes,
  ...remoteSessionRoutes,
  ...reviewRoutes,
  ...teamRoutes,
  ...walletRoutes,
] as const;

const routeTree = rootRoute.addChildren([
  publicRoute.addChildren([...publicRoutes, ...sessionRoutes]),
  deskRoute.addChildren(deskRoutes),
]);

/** Every page of the portal; each is loaded when first opened. Without a history: that of the browser's tab. */
export const makeRouter = (queries: QueryClient, history?: RouterHistory) =>
  createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    ...(history ? { history, origin: 'http://localhost' } : { scrollRestoration: true }),
  });

/** The portal's router. */
export type Router = ReturnType<typeof makeRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
