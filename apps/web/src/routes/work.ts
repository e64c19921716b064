import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { citiesQuery, reportsQuery, requestsQuery } from '../api/carrying-out-queries.js';
import { returnLetterQuery } from '../api/review-queries.js';
import { assignmentQuery, noticesQuery, overviewQuery, worklistQuery } from '../api/queries.js';
import { pathTo } from '../path-builder.js';
import { SIGN_OFFS } from '../search-types.js';
import { deedSearch, helpSearch, noticesSearch, overviewSearch, worklistSearch, printSearch, signOffSearch } from '../search.js';
import { insideRoute } from './roots.js';

const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  // A leader comes to see where things stand; what waits for a signature is part of it.
  beforeLoad: ({ context: { session } }) => {
    throw redirect(session.roles.includes('bureau_leader') ? pathTo.briefing() : pathTo.worklist());
  },
});

const worklistRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/worklist',
  validateSearch: worklistSearch,
  // The item at the right is not part of the list: moving through it reads no list again.
  loaderDeps: ({ search: { item: _item, ...list } }) => list,
  loader: ({ context, deps }) => context.queryClient.prefetchQuery(worklistQuery(deps)),
  component: lazyRouteComponent(() => import('../pages/worklist/WorklistPage.js'), 'WorklistPage'),
});

const assignmentRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/assignments/$',
  loader: ({ context, params }) => context.queryClient.ensureQueryData(assignmentQuery(params._splat ?? '')),
  component: lazyRouteComponent(() => import('../pages/assignments/AssignmentPage.js'), 'AssignmentPage'),
});

const returnLetterRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/return-letters/$',
  loader: ({ context, params: { _splat: id = '' } }) => Promise.all([context.queryClient.ensureQueryData(assignmentQuery(id)), context.queryClient.ensureQueryData(returnLetterQuery(id))]),
  component: lazyRouteComponent(() => import('../pages/return-letters/ReturnLetterPage.js'), 'ReturnLetterPage'),
});

const signOffRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/sign-off',
  validateSearch: signOffSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(worklistQuery(SIGN_OFFS)),
  component: lazyRouteComponent(() => import('../pages/sign-off/SignOffPage.js'), 'SignOffPage'),
});

const printRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/prints/$',
  validateSearch: printSearch,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(assignmentQuery(params._splat ?? '')),
  component: lazyRouteComponent(() => import('../pages/prints/PrintPage.js'), 'PrintPage'),
});

const overviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/overview',
  validateSearch: overviewSearch,
  loaderDeps: ({ search: { asOf } }) => ({ asOf }),
  loader: ({ context, deps: { asOf } }) => context.queryClient.ensureQueryData(overviewQuery(context.year, asOf)),
  component: lazyRouteComponent(() => import('../pages/overview/OverviewPage.js'), 'OverviewPage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/notices',
  validateSearch: noticesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.prefetchQuery(noticesQuery(deps)),
  component: lazyRouteComponent(() => import('../pages/NoticesPage.js'), 'NoticesPage'),
});

const progressRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/progress',
  validateSearch: deedSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(reportsQuery(context.year)),
  component: lazyRouteComponent(() => import('../pages/carrying-out/ProgressPage.js'), 'ProgressPage'),
});

const requestsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/requests',
  validateSearch: deedSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(requestsQuery(context.year)),
  component: lazyRouteComponent(() => import('../pages/carrying-out/RequestsPage.js'), 'RequestsPage'),
});

const citiesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/cities',
  validateSearch: deedSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(citiesQuery(context.year)),
  component: lazyRouteComponent(() => import('../pages/carrying-out/CitiesPage.js'), 'CitiesPage'),
});

const meRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('../pages/MePage.js'), 'MePage'),
});

const helpRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/help',
  validateSearch: helpSearch,
  component: lazyRouteComponent(() => import('../pages/help/HelpPage.js'), 'HelpPage'),
});

/** 待办 and what everybody has. */
export const workRoutes = [homeRoute, worklistRoute, assignmentRoute, returnLetterRoute, signOffRoute, printRoute, overviewRoute, noticesRoute, progressRoute, requestsRoute, citiesRoute, meRoute, helpRoute] as const;
