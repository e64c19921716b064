import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '../api/organisation-queries.js';
import { useSession } from '../components/session-context.js';
import { Field } from './FormShell.js';
import { useSide } from '../components/use-side.js';
import { isFound, type Option } from './unit-options.js';

/** Colleagues who may act today; the API says who of them fits. */
export const useColleagues = (): readonly Option[] => {
  const { t } = useTranslation();
  const session = useSession();
  const data = useSide(contactsQuery(session.unit.id)) ?? [];
  return data.filter(({ id, isThere }) => isThere && id !== session.userId).map(({ id, name, roles }) => ({ value: id, label: t('form.personOf', { name, of: roles.map((role) => t(`role.${role}`)).join(t('common.and')) }) }));
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
      <Select id={id} className="choice" autoFocus={autoFocus} showSearch={{ filterOption: isFound }} value={value ?? null} options={[...options]} onChange={(next: string | null) => next !== null && onChange(next)} />
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
    {(id) => <Select id={id} mode="multiple" className="choice" autoFocus={autoFocus} showSearch={{ filterOption: isFound }} value={[...value]} options={[...options]} onChange={(next: string[]) => onChange(next)} />}
  </Field>
);
