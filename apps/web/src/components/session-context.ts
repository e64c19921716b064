import { createContext, use } from 'react';
import type { Role, SessionView } from '../api/generated/types.gen.js';

export const SessionContext = createContext<SessionView | null>(null);

/** Who is signed in; below the shell somebody always is. */
export const useSession = (): SessionView => {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession stands outside the shell: render the component below the route "inside"');
  return session;
};

const KEEPERS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

/** 三员 keep the system and see nothing of the work in it: their lists are empty by right, not by chance. */
export const useSeesNothing = (): boolean => useSession().roles.every((role) => KEEPERS.includes(role));
