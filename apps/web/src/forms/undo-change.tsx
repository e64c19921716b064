import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSetCommand, ChangeSetView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** 撤销: proposes the inverse, which has a preview and a second person of its own. */
export const UndoChangeForm = ({ changeSet, onClose }: { changeSet: ChangeSetView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<ChangeSetCommand>(apiPathTo.changeSetCommands(changeSet.id), ['change-sets'], ({ stream }) => {
    onClose();
    void navigate(pathTo.changes({ set: stream }));
  });
  const notReady = reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('change.undo.title', { n: changeSet.applied })} submitText={t('change.undo.submit')} notReady={notReady} onSubmit={() => send({ type: 'UndoChange', reason: reason.trim() })} onCancel={onClose} {...sending}>
      <Field label={t('cycle.reason')} hint={t('change.undo.why')}>{(id) => <Input id={id} autoFocus maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
