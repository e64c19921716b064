import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from './ChoiceFields.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';
import { useUnitOptions } from './unit-options.js';

/** 加签: another department reviews this round and later ones. */
export const AddReviewerForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [department, setDepartment] = useState<string>();
  const options = useUnitOptions(['department']).filter(({ value }) => props.assignment.slots.every((slot) => slot.department.id !== value));
  return (
    <ReasonForm
      {...props}
      title={t('form.AddReviewer.title')}
      submitText={t('verb.AddReviewer')}
      label={t('form.AddReviewer.reason')}
      notReady={department === undefined ? t('form.departmentNeeded') : undefined}
      commandOf={(reason) => ({ type: 'AddReviewer', department: department ?? '', reason })}
    >
      <ChoiceField label={t('form.AddReviewer.department')} value={department} options={options} autoFocus onChange={setDepartment} />
    </ReasonForm>
  );
};
