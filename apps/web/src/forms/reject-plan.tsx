import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { useHeldName } from './held-name.js';
import { ReasonForm } from './ReasonForm.js';

/** 驳回: final. */
export const RejectPlanForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const heldName = useHeldName(props.assignment);
  return (
    <ReasonForm
      {...props}
      title={t('form.RejectPlan.title')}
      submitText={t('verb.RejectPlan')}
      isDanger
      heldAs={heldName('RejectPlan')}
      label={t('form.RejectPlan.reason')}
      commandOf={(reason) => ({ type: 'RejectPlan', reason })}
    />
  );
};
