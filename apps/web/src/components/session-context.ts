import { createContext, use } from 'react';
import type { SessionView } from '../api/generated/types.gen.js';

export const SessionContext = createContext<SessionView | null>(null);

/** Who is signed in; below the shell somebody always is. */
export const useSession = (): SessionView => {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession stands outside the shell: render the component below the route "inside"');
  return session;
};
