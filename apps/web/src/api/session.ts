import { useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { held } from './held.js';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import { request } from './client.js';
import type { SessionView, SignedOff } from './generated/types.gen.js';
import { forgetKeptFields } from './kept-fields.js';
import { forgetKeptText } from './kept-text.js';
import { sessionQuery } from './queries.js';
import { queryClient } from './query-client.js';
import { signedOut } from './signed-out.js';

export type Credentials = { readonly account: string; readonly password: string; readonly code?: string } | { readonly demoAccount: string };

const signIn = (credentials: Credentials): Promise<SessionView> =>
  'demoAccount' in credentials
    ? request(apiPathTo.demoSession(), { method: 'POST', body: { account: credentials.demoAccount } })
    : request(apiPathTo.session(), { method: 'POST', body: credentials });

/** Somebody has signed in over the page: the same person finds it read again, with the text as it was; false: somebody else, who begins with a fresh page. */
export const signedInAgain = async (): Promise<boolean> => {
  const before = queryClient.getQueryData(sessionQuery.queryKey);
  const session = await request<SessionView>(apiPathTo.session());
  if (before && before.userId !== session.userId) {
    location.assign('/');
    return false;
  }
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'draft' && queryKey[0] !== sessionQuery.queryKey[0] });
  queryClient.setQueryData(sessionQuery.queryKey, session);
  signedOut.set(false);
  return true;
};

/** Signs in. */
export const useSignIn = (onDone: (session: SessionView) => void): UseMutationResult<SessionView, unknown, Credentials> =>
  useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      if (await signedInAgain()) onDone(session);
    },
  });

/** 退出: nothing of the person stays in this browser, on disk or in the page's memory. */
export const useSignOut = ({ userId, by }: Pick<SessionView, 'userId' | 'by'>): UseMutationResult<SignedOff | undefined, unknown, void> =>
  useMutation({
    // A decision that still waits is sent first: afterwards nobody is there to send it.
    mutationFn: () => held.leave().then(() => (by === 'sign_on' ? request<SignedOff>(apiPathTo.signOn(), { method: 'DELETE' }) : request<undefined>(apiPathTo.session(), { method: 'DELETE' }))),
    onSuccess: (left) => {
      forgetKeptText(userId);
      forgetKeptFields(userId);
      location.assign(left?.url ?? pathTo.login().to);
    },
  });
