import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '../api/organisation-queries.js';
import { unitNamesQuery } from '../api/review-queries.js';
import { useSession } from '../components/session-context.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import { Field } from './FormShell.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Colleagues who may act today; the API says who of them fits. */
export const useColleagues = (): readonly Option[] => {
  const { t } = useTranslation();
  const session = useSession();
  const { data = [] } = useQuery(contactsQuery(session.unit.id));
  return data.filter(({ id, isThere }) => isThere && id !== session.userId).map(({ id, name, roles }) => ({ value: id, label: t('form.personOf', { name, of: roles.map((role) => t(`role.${role}`)).join(t('common.and')) }) }));
};

export const useUnitOptions = (kinds: readonly string[]): readonly Option[] => {
  const language = useLanguage();
  const { data = [] } = useQuery(unitNamesQuery);
  return data.filter(({ kind }) => kinds.includes(kind)).map((unit) => ({ value: unit.id, label: nameOf(unit, language) }));
};

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: readonly Option[];
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

export const ChoiceField = ({ label, value, options, autoFocus = false, onChange }: ChoiceProps): ReactElement => (
  <Field label={label}>
    {(id) => (
      <Select id={id} className="choice" autoFocus={autoFocus} showSearch={{ optionFilterProp: 'label' }} value={value ?? null} options={[...options]} onChange={(next: string | null) => next !== null && onChange(next)} />
    )}
  </Field>
);

interface ChoicesProps {
  label: string;
  value: readonly string[];
  options: readonly Option[];
  autoFocus?: boolean;
  onChange: (value: readonly string[]) => void;
}

export const ChoicesField = ({ label, value, options, autoFocus = false, onChange }: ChoicesProps): ReactElement => (
  <Field label={label}>
    {(id) => <Select id={id} mode="multiple" className="choice" autoFocus={autoFocus} showSearch={{ optionFilterProp: 'label' }} value={[...value]} options={[...options]} onChange={(next: string[]) => onChange(next)} />}
  </Field>
);
