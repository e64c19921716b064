import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { MilestoneEvidence } from '../components/assignment/MilestoneEvidence.js';
import { EvidenceFields, evidenceOf, NO_EVIDENCE } from './EvidenceFields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** 办结: on what was reported for each milestone, and what is added now. */
export const DeclareCompletionForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const { send, ...sending } = useCommand(assignment, onDone);
  return (
    <FormShell
      title={t('form.DeclareCompletion.title')}
      submitText={t('verb.DeclareCompletion')}
      onSubmit={() => send({ type: 'DeclareCompletion', text: text.trim(), evidence: evidenceOf(evidence) })}
      onCancel={onCancel}
      {...sending}
    >
      <MilestoneEvidence assignment={assignment} />
      <Field label={t('form.DeclareCompletion.text')}>
        {(id) => <Input.TextArea id={id} autoFocus rows={4} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <EvidenceFields assignment={assignment.id} value={evidence} onChange={setEvidence} />
    </FormShell>
  );
};
