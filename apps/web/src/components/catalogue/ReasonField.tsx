import { AutoComplete } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../forms/FormShell.js';

interface Props {
  value: string;
  onChange: (reason: string) => void;
  autoFocus?: boolean;
}

/** Why: written, or one of the common ones. */
export const ReasonField = ({ value, onChange, autoFocus = false }: Props): ReactElement => {
  const { t } = useTranslation();
  const common = t('version.commonReasons', { returnObjects: true });
  return <Field label={t('version.reason')}>{(id) => <AutoComplete id={id} autoFocus={autoFocus} maxLength={2000} value={value} options={common.map((each) => ({ value: each }))} onChange={(next: string) => onChange(next)} />}</Field>;
};
