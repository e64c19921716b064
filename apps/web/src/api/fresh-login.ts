import { createStore } from '../ui/store.js';

/** Those who wait for a fresh login; while there is one, the login stands over the page. */
const waiting = createStore<readonly ((isFresh: boolean) => void)[]>([]);

export const freshLogin = {
  ...waiting,
  /** Settles when the person has signed in again (true), or will not (false). */
  ask: (): Promise<boolean> => new Promise((resolve) => waiting.set([...waiting.get(), resolve])),
  answer: (isFresh: boolean): void => {
    const all = waiting.get();
    waiting.set([]);
    for (const settle of all) settle(isFresh);
  },
};

/** Sends; where the server wants a fresh login first, asks for it and sends the very same again. */
export const withFreshLogin = async (send: () => Promise<Response>, mayAsk = true): Promise<Response> => {
  const response = await send();
  if (response.status !== 401 || !mayAsk) return response;
  const body = (await response.clone().json().catch(() => undefined)) as { code?: unknown } | undefined;
  return body?.code === 'REAUTH' && (await freshLogin.ask()) ? send() : response;
};
