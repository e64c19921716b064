import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { createElement } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { chosenYear, shownCycle } from '../api/cycle.js';
import { cyclesQuery, demoAccountsQuery, sessionQuery } from '../api/queries.js';
import { waysQuery } from '../api/sign-on.js';
import { Shell } from '../components/Shell.js';
import { NotFoundPage } from '../pages/ErrorPage.js';
import { pathTo } from '../path-builder.js';
import { loginSearch } from '../search.js';

export interface Context {
  readonly queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: () => createElement(NotFoundPage, { isAlone: true }) });

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: loginSearch,
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(demoAccountsQuery), context.queryClient.ensureQueryData(waysQuery)]),
  component: lazyRouteComponent(() => import('../pages/LoginPage.js'), 'LoginPage'),
});

/** Everything behind the login. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect(pathTo.login(location.pathname === '/' ? {} : { to: location.href }));
    // What comes before everything else stands on the login page.
    if (session.due.length > 0) throw redirect(pathTo.login(location.pathname === '/' ? {} : { to: location.href }));
    const cycle = shownCycle(await context.queryClient.ensureQueryData(cyclesQuery), chosenYear.get());
    return { session, year: cycle?.year ?? 0 };
  },
  component: Shell,
});
