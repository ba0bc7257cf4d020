import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

interface AvailabilitySearch {
  /** Whose time; left out: one’s own, or the first of all. */
  readonly trainer?: number | undefined;
  /** A day of the week that is shown, as `2026-06-05`; left out: today. */
  readonly week?: string | undefined;
}

const availabilityRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'availability',
  validateSearch: ({ trainer, week }): AvailabilitySearch => ({
    ...(Number.isInteger(trainer) ? { trainer: trainer as number } : {}),
    ...(typeof week === 'string' && /^\d{4}-\d\d-\d\d$/.test(week) ? { week } : {}),
  }),
  component: lazyRouteComponent(() => import('./Availability.tsx'), 'Availability'),
});

/** Availability. */
export const availabilityRoutes = [availabilityRoute] as const;
