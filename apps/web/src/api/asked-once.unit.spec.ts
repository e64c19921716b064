import { describe, expect, it } from '@jest/globals';
import { focusManager, onlineManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { ONCE } from './asked-once.js';

/** How often it was asked, the page left and shown again after a refusal. */
const askedBy = async (options: object): Promise<number> => {
  let asked = 0;
  const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: true } } });
  client.mount();
  const observer = new QueryObserver(client, { queryKey: ['once'], queryFn: () => Promise.reject(new Error(`CODE_REQUIRED ${++asked}`)), ...options });
  const settled = () => new Promise<void>((resolve) => {
    if (observer.getCurrentResult().status === 'error' && observer.getCurrentResult().fetchStatus === 'idle') return resolve();
    const stop = observer.subscribe(({ status, fetchStatus }) => {
      if (status !== 'error' || fetchStatus !== 'idle') return;
      stop();
      resolve();
    });
  });
  const watching = observer.subscribe(() => undefined);
  await settled();
  for (const shown of [false, true]) focusManager.setFocused(shown);
  for (const online of [false, true]) onlineManager.setOnline(online);
  await settled();
  watching();
  client.clear();
  client.unmount();
  focusManager.setFocused(undefined);
  return asked;
};

describe('what is asked once at a sign-on', () => {
  it('is not asked again because somebody fetched the code elsewhere', async () => expect(await askedBy(ONCE)).toBe(1));
  it('(would be, as everything else is)', async () => expect(await askedBy({ retry: false, staleTime: Infinity })).toBeGreaterThan(1));
});
