import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../api/generated/types.gen.js';
import { catalogueQuery } from '../api/queries.js';
import { useLedgerText } from '../components/ledger-text.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { isNarrow, SelectionFields } from './SelectionFields.js';
import { usePropose } from './use-propose.js';
import { useSide } from '../components/use-side.js';

const DUTIES = ['plan', 'revision', 'completion'] as const;

/** 改期限: one date of the assignments chosen; the preview comes first, a second person carries it out. */
export const ProposeDeadlineForm = ({ year, onClose }: { year: number; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const ledger = useLedgerText();
  const catalogue = useSide(catalogueQuery(year));
  const [where, setWhere] = useState<Selection>({});
  const [duty, setDuty] = useState<string>('plan');
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const { propose, ...sending } = usePropose(year);
  const [task, ...more] = where.tasks ?? [];
  const milestones = more.length > 0 ? [] : (catalogue?.tasks.find(({ code }) => code === task)?.obligations.flatMap((obligation) => obligation.milestones) ?? []);
  const duties = [...DUTIES.map((value) => ({ value: value as string, label: ledger.duty(value) })), ...milestones.map(({ id }) => ({ value: `milestone:${id}`, label: ledger.duty(`milestone:${id}`, task) }))];
  const notReady = (): string | undefined => {
    if (!isNarrow(where)) return t('change.whereNeeded');
    if (dueOn === '') return t('form.reasonNeeded', { label: t('change.newDay') });
    return reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  };
  return (
    <FormShell title={t('change.form.deadline')} submitText={t('change.preview')} notReady={notReady()} onSubmit={() => propose({ kind: 'deadline', where, duty, dueOn }, reason)} onCancel={onClose} {...sending}>
      <SelectionFields where={where} onChange={setWhere} />
      <div className="field-row">
        <Field label={t('change.duty')}>{(id) => <Select id={id} popupMatchSelectWidth={false} value={duty} options={duties} onChange={setDuty} />}</Field>
        <DayField label={t('change.newDay')} value={dueOn} onChange={setDueOn} />
      </div>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
