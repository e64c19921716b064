import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 退出选做; the lead director consents with the same verb. */
export const OptOutForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { optOutRequested, optOutReason } = props.assignment;
  return (
    <ReasonForm {...props} title={optOutRequested ? t('form.OptOut.consent') : t('form.OptOut.title')} submitText={t('verb.OptOut')} isDanger label={t('form.OptOut.reason')} commandOf={(reason) => ({ type: 'OptOut', reason })}>
      {optOutRequested ? <p>{t('form.OptOut.asked', { reason: optOutReason })}</p> : <p className="muted">{t('form.OptOut.causes')}</p>}
    </ReasonForm>
  );
};
