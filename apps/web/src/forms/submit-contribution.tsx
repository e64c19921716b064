import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceFields, evidenceOf, NO_EVIDENCE } from './EvidenceFields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** 配合情况 to a measure of the bureau, for the lead's next report. */
export const SubmitContributionForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const { send, ...sending } = useCommand(assignment, onDone);
  const label = t('form.SubmitContribution.text');
  return (
    <FormShell
      title={t('form.SubmitContribution.title')}
      submitText={t('verb.SubmitContribution')}
      notReady={text.trim() === '' ? t('form.reasonNeeded', { label }) : undefined}
      onSubmit={() => send({ type: 'SubmitContribution', text: text.trim(), evidence: evidenceOf(evidence) })}
      onCancel={onCancel}
      {...sending}
    >
      <Field label={label}>{(id) => <Input.TextArea id={id} autoFocus rows={4} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
      <EvidenceFields assignment={assignment.id} value={evidence} onChange={setEvidence} />
    </FormShell>
  );
};
