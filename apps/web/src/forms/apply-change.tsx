import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSetCommand, ChangeSetView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { TOUCHED } from '../api/touched.js';
import { FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** What is read again once something was carried out. */
export const CARRIED_OUT = [...TOUCHED, 'assignment', 'calendar', 'change-sets', 'cycles', 'rules'];

/** 执行, by the second person, of the preview on the page. */
export const ApplyChangeForm = ({ changeSet, onClose }: { changeSet: ChangeSetView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { send, ...sending } = useAct<ChangeSetCommand>(apiPathTo.changeSetCommands(changeSet.id), CARRIED_OUT, onClose);
  return (
    <FormShell title={t('change.apply.title', { n: changeSet.pending })} submitText={t('change.apply.submit')} focusSubmit onSubmit={() => send({ type: 'ApplyChange', previewHash: changeSet.previewHash })} onCancel={onClose} {...sending}>
      <p>{t('change.apply.why', { hash: changeSet.previewHash.slice(0, 8), name: changeSet.proposedBy.name })}</p>
    </FormShell>
  );
};
