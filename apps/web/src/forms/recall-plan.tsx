import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

export const RecallPlanForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm
      {...props}
      title={t('verb.RecallPlan')}
      submitText={t('verb.RecallPlan')}
      label={t('form.RecallPlan.reason')}
      commandOf={(reason) => ({ type: 'RecallPlan', reason })}
    />
  );
};
