import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 申诉 against a red notice. */
export const LodgeAppealForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <ReasonForm {...props} title={t('form.LodgeAppeal.title')} submitText={t('verb.LodgeAppeal')} label={t('form.LodgeAppeal.reason')} commandOf={(reason) => ({ type: 'LodgeAppeal', case: props.assignment.openCase?.id ?? '', reason })}>
      <p className="muted">{t('form.LodgeAppeal.causes')}</p>
    </ReasonForm>
  );
};
