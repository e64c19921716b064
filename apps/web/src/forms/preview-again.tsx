import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSetCommand, ChangeSetView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** 重新预览 of what is open, as it stands now. */
export const PreviewAgainForm = ({ changeSet, onClose }: { changeSet: ChangeSetView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { send, ...sending } = useAct<ChangeSetCommand>(apiPathTo.changeSetCommands(changeSet.id), ['change-sets'], onClose);
  return (
    <FormShell title={t('change.again.title', { n: changeSet.pending + changeSet.stale })} submitText={t('change.again.submit')} focusSubmit onSubmit={() => send({ type: 'PreviewAgain' })} onCancel={onClose} {...sending}>
      <p>{t('change.again.why')}</p>
    </FormShell>
  );
};
