import { useTranslation } from 'react-i18next';
import { useSession } from './session-context.js';
import { useCycle } from './use-cycle.js';

/** Why the reader may not propose a change set now; undefined: they may. The API decides; this only says it before. */
export const useMayPropose = (): string | undefined => {
  const { t } = useTranslation();
  const { roles } = useSession();
  const { status } = useCycle();
  if (!roles.includes('coordinator')) return t('cycle.onlyCoordinator');
  return status === 'launched' || status === 'closing' ? undefined : t('change.notLaunched');
};
