import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { catalogueQuery } from '../api/queries.js';
import { pathTo } from '../path-builder.js';
import { auditSearch, calendarSearch, carryOverSearch, catalogueDiffSearch, catalogueSearch, catalogueVersionSearch, changesSearch, cycleSearch, organisationSearch, rehearsalSearch, rulesSearch, securitySearch, systemSearch } from '../search.js';
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

const carryOverRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/cycles/$year/carry-over',
  validateSearch: carryOverSearch,
  component: lazyRouteComponent(() => import('../pages/cycles/CarryOverPage.js'), 'CarryOverPage'),
});

const changesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/changes',
  validateSearch: changesSearch,
  component: lazyRouteComponent(() => import('../pages/changes/ChangesPage.js'), 'ChangesPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('../pages/rules/CalendarPage.js'), 'CalendarPage'),
});

const rulesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/rules',
  validateSearch: rulesSearch,
  component: lazyRouteComponent(() => import('../pages/rules/RulesPage.js'), 'RulesPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/security',
  validateSearch: securitySearch,
  component: lazyRouteComponent(() => import('../pages/oversight/SecurityPage.js'), 'SecurityPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../pages/oversight/AuditPage.js'), 'AuditPage'),
});

const systemRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/system',
  validateSearch: systemSearch,
  component: lazyRouteComponent(() => import('../pages/system/SystemPage.js'), 'SystemPage'),
});

/** What coordinators prepare and steer, and the system below. */
export const administrationRoutes = [catalogueRoute, catalogueVersionRoute, catalogueDiffRoute, cyclesRoute, cycleRoute, organisationRoute, rehearsalsRoute, carryOverRoute, changesRoute, calendarRoute, rulesRoute, systemRoute, securityRoute, auditRoute] as const;
