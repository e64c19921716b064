import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** Signs off the text that the leader has on the screen: its hash goes with the command. */
export const SignOffPlanForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [opinion, setOpinion] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const plan = assignment.plan;
  return (
    <FormShell
      title={t('verb.SignOffPlan')}
      submitText={t('verb.SignOffPlan')}
      notReady={plan ? undefined : t('plan.none')}
      onSubmit={() => plan && send({ type: 'SignOffPlan', textHash: plan.textHash, opinion: opinion.trim() })}
      onCancel={onCancel}
      {...sending}
    >
      <Field label={t('form.optional', { label: t('form.opinion') })} hint={plan ? t('form.frozen', { version: plan.version, hash: plan.textHash.slice(0, 8) }) : ''}>
        {(id) => <Input id={id} autoFocus maxLength={2000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />}
      </Field>
    </FormShell>
  );
};
