import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { catalogueQuery } from '../api/queries.js';
import { catalogueSearch } from '../search.js';
import { insideRoute } from './roots.js';

const catalogueRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/catalogue',
  validateSearch: catalogueSearch,
  loader: ({ context }) => context.queryClient.prefetchQuery(catalogueQuery(context.year)),
  component: lazyRouteComponent(() => import('../pages/CataloguePage.js'), 'CataloguePage'),
});

/** What coordinators prepare and steer. */
export const administrationRoutes = [catalogueRoute] as const;
