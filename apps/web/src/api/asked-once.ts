/** Asked once: what was answered, or refused, stays however often the page is left and shown again; a code waits for who fetches it elsewhere. */
export const ONCE = { retry: false, retryOnMount: false, refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: Infinity } as const;
