import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { outboxQuery, remindersQuery, supervisionQuery } from '../api/queries.js';
import { withheldQuery } from '../api/supervision-queries.js';
import { outboxSearch, remindersSearch, supervisionSearch } from '../search.js';
import { insideRoute } from './roots.js';

const remindersRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/registers/reminders',
  validateSearch: remindersSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.prefetchQuery(remindersQuery(context.year, deps)),
  component: lazyRouteComponent(() => import('../pages/registers/RemindersPage.js'), 'RemindersPage'),
});

const supervisionRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/registers/supervision',
  validateSearch: supervisionSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => (deps.show === 'withheld' ? context.queryClient.prefetchQuery(withheldQuery(deps)) : context.queryClient.prefetchQuery(supervisionQuery(context.year, deps))),
  component: lazyRouteComponent(() => import('../pages/registers/SupervisionPage.js'), 'SupervisionPage'),
});

const outboxRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/outbox',
  validateSearch: outboxSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(outboxQuery(deps)),
  component: lazyRouteComponent(() => import('../pages/OutboxPage.js'), 'OutboxPage'),
});

const bulletinsRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('../pages/bulletins/BulletinsPage.js'), 'BulletinsPage'),
});

const bulletinRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/bulletins/$bulletin',
  component: lazyRouteComponent(() => import('../pages/bulletins/BulletinPage.js'), 'BulletinPage'),
});

/** 台账. */
export const registerRoutes = [remindersRoute, supervisionRoute, bulletinsRoute, bulletinRoute, outboxRoute] as const;
