import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLedgerText } from '../components/ledger-text.js';
import { useLanguage } from '../messages/use-language.js';
import { deadlineText } from '../ui/date-text.js';
import { DayField } from './DayField.js';
import { ExtensionEffects, useExtensionPreview } from './ExtensionEffects.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** 延期申请, with what the new date shortens (T9). */
export const RequestExtensionForm = ({ assignment, of, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { duty: dutyText } = useLedgerText();
  const { extendable, task } = assignment;
  const [duty, setDuty] = useState(extendable.find((each) => each.duty === of)?.duty ?? extendable[0]?.duty ?? '');
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const [lateReason, setLateReason] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const { data: preview } = useExtensionPreview(assignment, duty, dueOn);
  const isLate = preview?.inTime === false;
  const label = t('form.RequestExtension.reason');
  const notReady = dueOn === '' ? t('form.RequestExtension.dayNeeded') : reason.trim() === '' ? t('form.reasonNeeded', { label }) : undefined;
  return (
    <FormShell
      title={t('form.RequestExtension.title')}
      submitText={t('verb.RequestExtension')}
      notReady={notReady}
      onSubmit={() => send({ type: 'RequestExtension', duty, dueOn, reason: reason.trim(), ...(lateReason.trim() === '' ? {} : { lateReason: lateReason.trim() }) })}
      onCancel={onCancel}
      {...sending}
    >
      <Field label={t('form.RequestExtension.duty')}>
        {(id) => <Select id={id} className="wide" value={duty} options={extendable.map((each) => ({ value: each.duty, label: t('form.RequestExtension.dutyChoice', { duty: dutyText(each.duty, task.code), due: deadlineText(each.dueOn, language), n: each.extended }) }))} onChange={setDuty} />}
      </Field>
      <DayField label={t('form.RequestExtension.day')} value={dueOn} {...(preview ? { hint: t('form.RequestExtension.latest', { by: deadlineText(preview.latest, language) }) } : {})} onChange={setDueOn} />
      <ExtensionEffects assignment={assignment} duty={duty} dueOn={dueOn} />
      <Field label={label}>{(id) => <Input.TextArea id={id} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      {isLate && <Field label={t('form.RequestExtension.lateReason')}>{(id) => <Input.TextArea id={id} rows={2} maxLength={2000} value={lateReason} onChange={(event) => setLateReason(event.target.value)} />}</Field>}
    </FormShell>
  );
};
