import { createRouter } from '@tanstack/react-router';
import { queryClient } from './api/query-client.js';
import { ErrorPage, NotFoundPage } from './pages/ErrorPage.js';
import { administrationRoutes } from './routes/administration.js';
import { dashboardRoutes } from './routes/dashboards.js';
import { registerRoutes } from './routes/registers.js';
import { insideRoute, loginRoute, rootRoute } from './routes/roots.js';
import { workRoutes } from './routes/work.js';
import { parseSearch, stringifySearch } from './search.js';
import { PageSkeleton } from './ui/Skeletons.js';

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    loginRoute,
    insideRoute.addChildren([...workRoutes, ...dashboardRoutes, ...registerRoutes, ...administrationRoutes]),
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
  defaultNotFoundComponent: () => <NotFoundPage />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
