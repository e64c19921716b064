import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { Shell } from './components/Shell.js';
import {
  assignmentQuery, catalogueQuery, demoAccountsQuery, noticesQuery, outboxQuery, overviewQuery, remindersQuery, sessionQuery, supervisionQuery, worklistQuery,
} from './api/queries.js';
import { queryClient } from './api/query-client.js';
import { ErrorPage, NotFoundPage } from './pages/ErrorPage.js';
import { pathTo } from './path-builder.js';
import { PageSkeleton } from './ui/Skeletons.js';
import { catalogueSearch, loginSearch, noticesSearch, outboxSearch, overviewSearch, parseSearch, remindersSearch, stringifySearch, supervisionSearch, worklistSearch } from './search.js';

interface Context {
  readonly queryClient: QueryClient;
}

const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFoundPage });

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: loginSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(demoAccountsQuery),
  component: lazyRouteComponent(() => import('./pages/LoginPage.js'), 'LoginPage'),
});

/** Everything behind the login. */
const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect(pathTo.login(location.pathname === '/' ? {} : { to: location.href }));
    return { session };
  },
  component: Shell,
});

const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect(pathTo.worklist());
  },
});

const worklistRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/worklist',
  validateSearch: worklistSearch,
  // The item at the right is not part of the list: moving through it reads no list again.
  loaderDeps: ({ search: { item: _item, ...list } }) => list,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(worklistQuery(deps)),
  component: lazyRouteComponent(() => import('./pages/worklist/WorklistPage.js'), 'WorklistPage'),
});

const assignmentRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/assignments/$',
  loader: ({ context, params }) => context.queryClient.ensureQueryData(assignmentQuery(params._splat ?? '')),
  component: lazyRouteComponent(() => import('./pages/assignments/AssignmentPage.js'), 'AssignmentPage'),
});

const overviewRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/overview',
  validateSearch: overviewSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(overviewQuery),
  component: lazyRouteComponent(() => import('./pages/overview/OverviewPage.js'), 'OverviewPage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/notices',
  validateSearch: noticesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(noticesQuery(deps.page)),
  component: lazyRouteComponent(() => import('./pages/NoticesPage.js'), 'NoticesPage'),
});

const remindersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/registers/reminders',
  validateSearch: remindersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(remindersQuery(deps)),
  component: lazyRouteComponent(() => import('./pages/registers/RemindersPage.js'), 'RemindersPage'),
});

const supervisionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/registers/supervision',
  validateSearch: supervisionSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(supervisionQuery(deps)),
  component: lazyRouteComponent(() => import('./pages/registers/SupervisionPage.js'), 'SupervisionPage'),
});

const catalogueRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/catalogue',
  validateSearch: catalogueSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(catalogueQuery),
  component: lazyRouteComponent(() => import('./pages/CataloguePage.js'), 'CataloguePage'),
});

const outboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/outbox',
  validateSearch: outboxSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(outboxQuery(deps)),
  component: lazyRouteComponent(() => import('./pages/OutboxPage.js'), 'OutboxPage'),
});

const meRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('./pages/MePage.js'), 'MePage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    loginRoute,
    insideRoute.addChildren([
      homeRoute, worklistRoute, assignmentRoute, overviewRoute, noticesRoute, remindersRoute, supervisionRoute, catalogueRoute, outboxRoute, meRoute,
    ]),
  ]),
  context: { queryClient },
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  // The query client decides what is fresh.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
