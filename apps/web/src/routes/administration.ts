import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { catalogueQuery } from '../api/queries.js';
import { pathTo } from '../path-builder.js';
import { catalogueDiffSearch, catalogueSearch, catalogueVersionSearch, cycleSearch, organisationSearch, rehearsalSearch } from '../search.js';
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

const cyclesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/cycles',
  beforeLoad: ({ context }) => {
    throw redirect(pathTo.cycle(context.year));
  },
});

const cycleRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/cycles/$year',
  validateSearch: cycleSearch,
  component: lazyRouteComponent(() => import('../pages/cycles/CyclePage.js'), 'CyclePage'),
});

const organisationRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/organisation',
  validateSearch: organisationSearch,
  component: lazyRouteComponent(() => import('../pages/organisation/OrganisationPage.js'), 'OrganisationPage'),
});

const rehearsalsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/rehearsals',
  validateSearch: rehearsalSearch,
  component: lazyRouteComponent(() => import('../pages/rehearsals/RehearsalsPage.js'), 'RehearsalsPage'),
});

/** What coordinators prepare and steer. */
export const administrationRoutes = [catalogueRoute, catalogueVersionRoute, catalogueDiffRoute, cyclesRoute, cycleRoute, organisationRoute, rehearsalsRoute] as const;
