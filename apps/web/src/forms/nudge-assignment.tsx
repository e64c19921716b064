import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 催办: names who is waited for, once a working day. */
export const NudgeAssignmentForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slots, unit, leadDepartment, holder } = props.assignment;
  const awaited = slots.filter((slot) => slot.isAwaited).map(({ department }) => department);
  const waited = holder === 'bureau' ? (awaited.length > 0 ? awaited : [leadDepartment]) : [unit];
  return (
    <ReasonForm
      {...props}
      title={t('form.NudgeAssignment.title', { who: waited.map((each) => nameOf(each, language)).join(t('common.and')) })}
      submitText={t('verb.NudgeAssignment')}
      label={t('form.NudgeAssignment.text')}
      commandOf={(text) => ({ type: 'NudgeAssignment', text })}
    />
  );
};
