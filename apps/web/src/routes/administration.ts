import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { catalogueQuery } from '../api/queries.js';
import { catalogueDiffSearch, catalogueSearch, catalogueVersionSearch } from '../search.js';
import { insideRoute } from './roots.js';

const catalogueRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/catalogue',
  validateSearch: catalogueSearch,
  loader: ({ context }) => context.queryClient.prefetchQuery(catalogueQuery(context.year)),
  component: lazyRouteComponent(() => import('../pages/CataloguePage.js'), 'CataloguePage'),
});

const catalogueVersionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/catalogue/versions/$version',
  validateSearch: catalogueVersionSearch,
  component: lazyRouteComponent(() => import('../pages/catalogue/CatalogueVersionPage.js'), 'CatalogueVersionPage'),
});

const catalogueDiffRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/catalogue/versions/$version/diff',
  validateSearch: catalogueDiffSearch,
  component: lazyRouteComponent(() => import('../pages/catalogue/CatalogueDiffPage.js'), 'CatalogueDiffPage'),
});

/** What coordinators prepare and steer. */
export const administrationRoutes = [catalogueRoute, catalogueVersionRoute, catalogueDiffRoute] as const;
