import { useNavigate } from '@tanstack/react-router';
import { cycleOf } from '../api/cycles-queries.js';
import type { ProposeChange } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import { useAct } from './use-act.js';

/** A change set is proposed; then its preview is what is shown. */
export const usePropose = (year: number) => {
  const navigate = useNavigate();
  const { send, ...sending } = useAct<ProposeChange>(apiPathTo.changeSets(), ['change-sets'], ({ stream }) => void navigate(pathTo.changes({ set: stream })));
  return { propose: (proposal: ProposeChange['proposal'], reason: string): void => send({ cycle: cycleOf(year), proposal, reason: reason.trim() }), ...sending };
};
