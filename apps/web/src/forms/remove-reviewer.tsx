import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import { ChoiceField } from './ChoiceFields.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 减签: a department of the round; the API says which may go. */
export const RemoveReviewerForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [department, setDepartment] = useState<string>();
  return (
    <ReasonForm
      {...props}
      title={t('verb.RemoveReviewer')}
      submitText={t('verb.RemoveReviewer')}
      isDanger
      label={t('form.RemoveReviewer.reason')}
      notReady={department === undefined ? t('form.departmentNeeded') : undefined}
      commandOf={(reason) => ({ type: 'RemoveReviewer', department: department ?? '', reason })}
    >
      <ChoiceField label={t('form.RemoveReviewer.department')} value={department} options={props.assignment.slots.map((slot) => ({ value: slot.department.id, label: nameOf(slot.department, language) }))} autoFocus onChange={setDepartment} />
    </ReasonForm>
  );
};
