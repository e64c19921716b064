import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, useColleagues } from './ChoiceFields.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 转办: the work is theirs now. */
export const ReassignForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  return (
    <ReasonForm
      {...props}
      title={t('form.Reassign.title')}
      submitText={t('verb.Reassign')}
      label={t('form.Reassign.reason')}
      notReady={to === undefined ? t('form.personNeeded') : undefined}
      commandOf={(reason) => ({ type: 'Reassign', to: to ?? '', reason })}
    >
      <ChoiceField label={t('form.Reassign.to')} value={to} options={useColleagues()} autoFocus onChange={setTo} />
    </ReasonForm>
  );
};
