import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenCase } from '../components/case-text.js';
import { useLanguage } from '../messages/use-language.js';
import { dayText, nameOf } from '../ui/date-text.js';
import { Field } from './FormShell.js';

interface Props {
  cases: readonly OpenCase[];
  value: string;
  onChange: (id: string) => void;
}

/** Which of several open cases; of one there is nothing to choose. */
export const CaseChoice = ({ cases, value, onChange }: Props): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (cases.length < 2) return null;
  return (
    <Field label={t('cases.which')}>
      {(id) => (
        <Select
          id={id}
          value={value}
          options={cases.map((each) => ({ value: each.id, label: t('cases.choice', { level: t(`level.${each.level}`), to: nameOf(each.addressee, language), by: dayText(each.replyDueOn, language) }) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
};
