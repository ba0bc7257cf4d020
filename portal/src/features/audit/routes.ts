import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const auditRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'audit',
  component: lazyRouteComponent(() => import('./AuditTrail.tsx'), 'AuditTrail'),
});

/** Audit trail. */
export const auditRoutes = [auditRoute] as const;
