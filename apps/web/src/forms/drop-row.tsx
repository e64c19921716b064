import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSetCommand, ChangeSetRow, ChangeSetView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { nameOf, taskCode } from '../ui/date-text.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** 剔除 of one row, by name and with a reason. */
export const DropRowForm = ({ changeSet, row, onClose }: { changeSet: ChangeSetView; row: ChangeSetRow; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<ChangeSetCommand>(apiPathTo.changeSetCommands(changeSet.id), ['change-sets'], onClose);
  const notReady = reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('change.drop.title', { item: `${taskCode(row.task)} ${nameOf(row.unit, language)}` })} submitText={t('change.drop.submit')} notReady={notReady} onSubmit={() => send({ type: 'DropRow', assignment: row.assignment, reason: reason.trim() })} onCancel={onClose} {...sending}>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} autoFocus maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
