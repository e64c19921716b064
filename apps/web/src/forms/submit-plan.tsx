import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

export const SubmitPlanForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { send, ...sending } = useCommand(assignment, onDone);
  const plan = assignment.plan;
  return (
    <FormShell
      title={plan ? t('form.SubmitPlan.title', { version: plan.version, hash: plan.textHash.slice(0, 8) }) : t('verb.SubmitPlan')}
      submitText={t('verb.SubmitPlan')}
      notReady={plan ? undefined : t('plan.none')}
      focusSubmit
      onSubmit={() => plan && send({ type: 'SubmitPlan', textHash: plan.textHash })}
      onCancel={onCancel}
      {...sending}
    />
  );
};
