import { Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLedgerText } from '../components/ledger-text.js';
import { useSectionTitle } from '../components/section-title.js';
import { useLanguage } from '../messages/use-language.js';
import { deadlineText } from '../ui/date-text.js';
import { DayField } from './DayField.js';
import { ExtensionEffects } from './ExtensionEffects.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

const DECISIONS = ['whole', 'part', 'refused'] as const;
type Decision = (typeof DECISIONS)[number];

/** 延期批复: whole, part (an earlier date, or some sections and milestones), refused. */
export const DecideExtensionForm = ({ assignment, of, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { duty: dutyText } = useLedgerText();
  const sectionTitle = useSectionTitle();
  const { extensions, task } = assignment;
  const [duty, setDuty] = useState(of ?? extensions[0]?.duty ?? '');
  const [decision, setDecision] = useState<Decision>('whole');
  const [dueOn, setDueOn] = useState('');
  const [parts, setParts] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const request = extensions.find((each) => each.duty === duty) ?? extensions[0];
  const isPart = decision === 'part';
  const label = t('form.DecideExtension.reason');
  const notReady = !request ? t('requests.nothingAsked') : isPart && dueOn === '' && parts.length === 0 ? t('form.DecideExtension.partNeeded') : reason.trim() === '' ? t('form.reasonNeeded', { label }) : undefined;
  const choices = [...(assignment.plan?.sections ?? []).map(({ id }) => ({ value: id, label: sectionTitle(id) })), ...assignment.milestones.map(({ id, summary }) => ({ value: id, label: summary }))];
  return (
    <FormShell
      title={t('form.DecideExtension.title')}
      submitText={t('form.DecideExtension.submit')}
      notReady={notReady}
      onSubmit={() => request && send({ type: 'DecideExtension', duty: request.duty, decision, ...(isPart && dueOn !== '' ? { dueOn } : {}), parts: isPart ? [...parts] : [], reason: reason.trim() })}
      onCancel={onCancel}
      {...sending}
    >
      {extensions.length > 1 && (
        <Field label={t('form.RequestExtension.duty')}>{(id) => <Select id={id} className="wide" value={request?.duty ?? null} options={extensions.map((each) => ({ value: each.duty, label: dutyText(each.duty, task.code) }))} onChange={setDuty} />}</Field>
      )}
      {request && (
        <p>
          {t('form.DecideExtension.asked', { duty: dutyText(request.duty, task.code), was: request.was ? deadlineText(request.was, language) : '–', asked: deadlineText(request.asked, language), reason: request.reason })}
          {request.lateReason !== '' && t('form.DecideExtension.late', { reason: request.lateReason })}
        </p>
      )}
      <Radio.Group aria-label={t('form.decision')} value={decision} options={DECISIONS.map((value) => ({ value, label: t(`form.DecideExtension.${value}`) }))} onChange={({ target }) => setDecision(target.value as Decision)} />
      {isPart && <DayField label={t('form.DecideExtension.day')} value={dueOn} onChange={setDueOn} />}
      {isPart && choices.length > 0 && (
        <fieldset className="plain-fieldset">
          <legend>{t('form.DecideExtension.parts')}</legend>
          <Checkbox.Group className="stack" value={[...parts]} options={choices} onChange={(values) => setParts(values)} />
        </fieldset>
      )}
      {request && decision !== 'refused' && <ExtensionEffects assignment={assignment} duty={request.duty} dueOn={isPart && dueOn !== '' ? dueOn : request.asked} />}
      {decision === 'refused' && <p className="muted">{t('form.DecideExtension.refusedCauses')}</p>}
      <Field label={label}>{(id) => <Input.TextArea id={id} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
