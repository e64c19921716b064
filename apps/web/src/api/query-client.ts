import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, isUnavailable } from './client.js';
import { signedOut } from './signed-out.js';

const noteSignedOut = (error: unknown): void => {
  if (isSignedOut(error)) signedOut.set(true);
};

/** What was read stays on the screen while it is read again; the server says by events when something changed. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteSignedOut }),
  mutationCache: new MutationCache({ onError: noteSignedOut }),
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
