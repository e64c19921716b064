import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, useColleagues } from './ChoiceFields.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 委派: a colleague answers for me, and the work comes back. */
export const DelegateForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  return (
    <ReasonForm
      {...props}
      title={t('form.Delegate.title')}
      submitText={t('verb.Delegate')}
      label={t('form.Delegate.reason')}
      notReady={to === undefined ? t('form.personNeeded') : undefined}
      commandOf={(reason) => ({ type: 'Delegate', to: to ?? '', reason })}
    >
      <ChoiceField label={t('form.Delegate.to')} value={to} options={useColleagues()} autoFocus onChange={setTo} />
    </ReasonForm>
  );
};
