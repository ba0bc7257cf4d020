import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

/** The parts of the queue. */
export type InterviewView = 'unassigned' | 'past';

/** What the list shows. */
export interface InterviewSearch {
  readonly page?: number | undefined;
  /** Left out: what is to come. */
  readonly view?: InterviewView | undefined;
  readonly search?: string | undefined;
}

const viewOf = (value: unknown): InterviewView | undefined =>
  value === 'unassigned' || value === 'past' ? value : undefined;

const interviewsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'interviews',
  validateSearch: ({ page, view, search }): InterviewSearch => ({
    page: Number.isInteger(page) && Number(page) > 0 ? Number(page) : undefined,
    view: viewOf(view),
    search: typeof search === 'string' && search.length > 1 ? search : undefined,
  }),
  component: lazyRouteComponent(() => import('./Interviews.tsx'), 'Interviews'),
});

const arrangeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'interviews/new',
  component: lazyRouteComponent(() => import('./ArrangeInterview.tsx'), 'ArrangeInterview'),
});

const interviewRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'interviews/$interviewId',
  component: lazyRouteComponent(() => import('./Interview.tsx'), 'Interview'),
});

/** Interviews: the queue, arranging one, and single ones. */
export const interviewRoutes = [interviewsRoute, arrangeRoute, interviewRoute] as const;
