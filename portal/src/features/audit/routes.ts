import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';
import { type AuditSearch, readSearch } from './search.ts';

const auditRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'audit',
  validateSearch: (search: Record<string, unknown>): AuditSearch => readSearch(search),
  component: lazyRouteComponent(() => import('./AuditTrail.tsx'), 'AuditTrail'),
});

/** Audit trail. */
export const auditRoutes = [auditRoute] as const;
