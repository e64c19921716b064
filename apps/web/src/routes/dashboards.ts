import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { assignmentListQuery, ratesQuery, scoresQuery } from '../api/dashboard-queries.js';
import { catalogueQuery } from '../api/queries.js';
import { assignmentListSearch, flagsSearch, loadSearch, metricsSearch, ratesSearch } from '../search.js';
import { insideRoute } from './roots.js';

const AssignmentListPage = lazyRouteComponent(() => import('../pages/assignments/AssignmentListPage.js'), 'AssignmentListPage');

const assignmentsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/items',
  validateSearch: assignmentListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(assignmentListQuery(context.year, deps)),
  component: AssignmentListPage,
});

const taskRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/tasks/$task',
  validateSearch: assignmentListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps, params }) => context.queryClient.ensureInfiniteQueryData(assignmentListQuery(context.year, { ...deps, task: params.task })),
  component: AssignmentListPage,
});

const unitRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/units/$unit',
  validateSearch: assignmentListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps, params }) => context.queryClient.ensureInfiniteQueryData(assignmentListQuery(context.year, { ...deps, unit: params.unit })),
  component: AssignmentListPage,
});

const ratesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/rates',
  validateSearch: ratesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps: { by = 'unit', ...deps } }) =>
    by === 'score' ? context.queryClient.ensureQueryData(scoresQuery(context.year, deps)).then(() => undefined) : context.queryClient.ensureQueryData(ratesQuery(context.year, by, deps)).then(() => undefined),
  component: lazyRouteComponent(() => import('../pages/rates/RatesPage.js'), 'RatesPage'),
});

const metricsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/metrics',
  validateSearch: metricsSearch,
  loader: ({ context }) => context.queryClient.prefetchQuery(catalogueQuery(context.year)),
  component: lazyRouteComponent(() => import('../pages/metrics/MetricsPage.js'), 'MetricsPage'),
});

const flagsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/flags',
  validateSearch: flagsSearch,
  component: lazyRouteComponent(() => import('../pages/flags/FlagsPage.js'), 'FlagsPage'),
});

const loadRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/load',
  validateSearch: loadSearch,
  component: lazyRouteComponent(() => import('../pages/load/LoadPage.js'), 'LoadPage'),
});

const briefingRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/briefing',
  component: lazyRouteComponent(() => import('../pages/briefing/BriefingPage.js'), 'BriefingPage'),
});

/** Where the year stands, for who looks. */
export const dashboardRoutes = [assignmentsRoute, taskRoute, unitRoute, ratesRoute, metricsRoute, flagsRoute, loadRoute, briefingRoute] as const;
