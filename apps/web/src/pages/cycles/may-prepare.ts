import { useTranslation } from 'react-i18next';
import type { CycleView } from '../../api/generated/types.gen.js';
import { isLaunched } from '../../api/cycle.js';
import { useSession } from '../../components/session-context.js';

/** Why the reader may not prepare this cycle now; undefined: they may. The API decides; this only says it before. */
export const useMayPrepare = (cycle: CycleView): string | undefined => {
  const { t } = useTranslation();
  const session = useSession();
  if (isLaunched(cycle)) return t('cycle.byChange');
  return session.roles.includes('coordinator') ? undefined : t('cycle.onlyCoordinator');
};
