import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

export const DeclineSignOffForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm
      {...props}
      title={t('verb.DeclineSignOff')}
      submitText={t('verb.DeclineSignOff')}
      isDanger
      label={t('form.DeclineSignOff.reason')}
      commandOf={(reason) => ({ type: 'DeclineSignOff', reason })}
    />
  );
};
