import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchProposal, Selection } from '../api/generated/types.gen.js';
import { Field, FormShell } from './FormShell.js';
import { isNarrow, SelectionFields } from './SelectionFields.js';
import { usePropose } from './use-propose.js';

type Verb = BatchProposal['verb'];
const VERBS: readonly Verb[] = ['SuspendAssignment', 'ResumeAssignment', 'RevokeAssignment'];

/** 暂停, 恢复, 撤销 of many by task and unit (Y6): also of everything of a unit that leaves. */
export const ProposeBatchForm = ({ year, onClose }: { year: number; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [where, setWhere] = useState<Selection>({});
  const [verb, setVerb] = useState<Verb>('SuspendAssignment');
  const [reason, setReason] = useState('');
  const { propose, ...sending } = usePropose(year);
  const notReady = !isNarrow(where) ? t('change.whereNeeded') : reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('change.form.batch')} submitText={t('change.preview')} notReady={notReady} onSubmit={() => propose({ kind: 'batch', where, verb }, reason)} onCancel={onClose} {...sending}>
      <SelectionFields where={where} onChange={setWhere} />
      <Field label={t('change.verb')} hint={t('change.verbHint')}>
        {(id) => <Select id={id} value={verb} options={VERBS.map((value) => ({ value, label: t(`change.verbs.${value}`) }))} onChange={setVerb} />}
      </Field>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
