import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { deadlineText } from '../ui/date-text.js';
import { DayField } from './DayField.js';

interface Props {
  assignment: AssignmentView;
  value: string;
  onChange: (day: string) => void;
}

/** A later revision date than the rule's; empty: the rule's. */
export const RevisionField = ({ assignment, value, onChange }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { revisionFrom } = assignment;
  return <DayField label={t('form.revisionDue')} value={value} {...(revisionFrom === null ? {} : { hint: t('form.revisionFrom', { by: deadlineText(revisionFrom, language) }) })} onChange={onChange} />;
};
