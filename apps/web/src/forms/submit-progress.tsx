import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { deadlineText } from '../ui/date-text.js';
import { EvidenceFields, evidenceOf, NO_EVIDENCE } from './EvidenceFields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

export const SubmitProgressForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [percent, setPercent] = useState<number | null>(assignment.percent);
  const [reached, setReached] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const { send, ...sending } = useCommand(assignment, onDone);
  const open = assignment.milestones.filter((milestone) => !milestone.reached);
  return (
    <FormShell
      title={t('form.SubmitProgress.title', { percent: assignment.percent })}
      submitText={t('verb.SubmitProgress')}
      notReady={percent === null ? t('form.SubmitProgress.percentNeeded') : undefined}
      onSubmit={() => percent !== null && send({ type: 'SubmitProgress', percent, milestonesReached: [...reached], text: text.trim(), evidence: evidenceOf(evidence) })}
      onCancel={onCancel}
      {...sending}
    >
      <Field label={t('form.SubmitProgress.percent')}>
        {(id) => <InputNumber id={id} autoFocus min={0} max={100} suffix="%" value={percent} onChange={(value) => setPercent(value)} />}
      </Field>
      {open.length > 0 && (
        <fieldset className="plain-fieldset">
          <legend>{t('form.SubmitProgress.milestones')}</legend>
          <Checkbox.Group
            className="stack"
            value={[...reached]}
            options={open.map((each) => ({ value: each.id, label: `${each.summary} · ${deadlineText(each.dueOn, language)}` }))}
            onChange={(values) => setReached(values)}
          />
        </fieldset>
      )}
      <Field label={t('form.SubmitProgress.text')} hint={t('form.SubmitProgress.textHint')}>
        {(id) => <Input.TextArea id={id} rows={4} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <EvidenceFields value={evidence} onChange={setEvidence} />
    </FormShell>
  );
};
