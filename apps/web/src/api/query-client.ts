import { QueryClient } from '@tanstack/react-query';
import { isUnavailable } from './client.js';

/** What was read stays on the screen while it is read again; the server says by events when something changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; a server that is away is asked again, at most 5 s apart.
      retry: (count, error) => isUnavailable(error) && count < 3,
      retryDelay: (count) => Math.min(500 * 2 ** count, 5000),
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
