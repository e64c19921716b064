import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 取回: one's own decision is void while the round is open. */
export const TakeBackDecisionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm
      {...props}
      title={t('form.TakeBackDecision.title')}
      submitText={t('verb.TakeBackDecision')}
      label={t('form.TakeBackDecision.reason')}
      commandOf={(reason) => ({ type: 'TakeBackDecision', department: props.session.unit.id, reason })}
    />
  );
};
