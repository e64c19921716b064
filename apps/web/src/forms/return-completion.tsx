import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { useHeldName } from './held-name.js';
import { ReasonForm } from './ReasonForm.js';

export const ReturnCompletionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm
      {...props}
      title={t('verb.ReturnCompletion')}
      submitText={t('verb.ReturnCompletion')}
      isDanger
      heldAs={useHeldName(props.assignment)('ReturnCompletion')}
      label={t('form.ReturnCompletion.reason')}
      commandOf={(reason) => ({ type: 'ReturnCompletion', reason })}
    />
  );
};
