import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

export const WithdrawDraftForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm
      {...props}
      title={t('verb.WithdrawDraft')}
      submitText={t('verb.WithdrawDraft')}
      label={t('form.WithdrawDraft.reason')}
      commandOf={(reason) => ({ type: 'WithdrawDraft', reason })}
    />
  );
};
