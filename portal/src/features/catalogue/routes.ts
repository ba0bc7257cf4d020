import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../desk/desk-route.ts';

const lists = ['places', 'trainers'] as const;

const catalogueRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'catalogue',
  // absent: the courses
  validateSearch: (search): { readonly list?: (typeof lists)[number] } => {
    const list = lists.find((name) => name === search['list']);
    return list === undefined ? {} : { list };
  },
  component: lazyRouteComponent(() => import('./Catalogue.tsx'), 'Catalogue'),
});

/** Courses and places. */
export const catalogueRoutes = [catalogueRoute] as const;
