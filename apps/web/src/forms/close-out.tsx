import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

export const CloseOutForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm
      {...props}
      title={t('verb.CloseOut')}
      submitText={t('verb.CloseOut')}
      label={t('form.CloseOut.reason')}
      commandOf={(reason) => ({ type: 'CloseOut', reason })}
    />
  );
};
