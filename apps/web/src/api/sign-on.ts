import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import { request } from './client.js';
import type { SignedOn, SignInWays } from './generated/types.gen.js';
import { signedInAgain } from './session.js';

/** With what the provider of 统一身份认证 sent the browser back, as it was when the page was opened: the address in the bar drops it. */
const answer = ((): string | null => {
  const { pathname, search } = globalThis.location ?? { pathname: '', search: '' };
  const asked = new URLSearchParams(search);
  return pathname === pathTo.login().to && asked.has('state') && (asked.has('code') || asked.has('error')) ? search : null;
})();

export const signOn = {
  hasAnswer: answer !== null,
  /** Away to the provider; `fresh`: it asks again, whoever it knows. */
  begin: async ({ to, fresh = false }: { readonly to?: string | undefined; readonly fresh?: boolean }): Promise<void> => {
    const { url } = await request<{ url: string }>(apiPathTo.signOnBeginnings(), { method: 'POST', body: { ...(to === undefined ? {} : { to }), fresh } });
    location.assign(url);
  },
  finish: (): Promise<SignedOn> => request<SignedOn>(apiPathTo.signOn(), { method: 'POST', body: { answer: answer ?? '' } }),
  confirm: (code: string): Promise<SignedOn> => request<SignedOn>(apiPathTo.signOnCode(), { method: 'POST', body: { code } }),
};

/** What the login page offers. */
export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: () => request<SignInWays>(apiPathTo.ways()).catch((): SignInWays => ({ passwords: true, signOn: false })),
  staleTime: Infinity,
});

const CHANNEL = 'liandong-sign-on';
/** A login in a window of its own is told to the page that waits for it. */
export const tellSignedOn = (): void => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed on');
  channel.close();
};
/** Until it is called off; somebody else than before begins with a fresh page. */
export const onSignedOn = (done: () => void, failed: (error: unknown) => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', () => void signedInAgain().then((isSame) => isSame && done(), failed));
  return () => channel.close();
};

/** The window of a login beside the page. It says so itself when it is done. */
export const openSignOn = (): void => {
  window.open(`${pathTo.login().to}?fresh=1`, '_blank', 'popup,width=520,height=720');
};
