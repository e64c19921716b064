import { Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../api/generated/types.gen.js';
import { Field } from './FormShell.js';

/** 佐证 as it is typed: a link, or a number with its source. */
export interface EvidenceInput {
  readonly link: string;
  readonly value: number | null;
  readonly source: string;
}
export const NO_EVIDENCE: EvidenceInput = { link: '', value: null, source: '' };

/** What of it is whole. The API says what is missing. */
export const evidenceOf = ({ link, value, source }: EvidenceInput): Evidence[] => [
  ...(link.trim() === '' ? [] : [{ kind: 'link' as const, url: link.trim() }]),
  ...(value === null || source.trim() === '' ? [] : [{ kind: 'number' as const, value, source: source.trim() }]),
];

/** What a milestone that is reached, or 100 %, rests on. */
export const EvidenceFields = ({ value, onChange }: { value: EvidenceInput; onChange: (value: EvidenceInput) => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('form.evidence.title')}</legend>
      <Field label={t('form.evidence.link')}>{(id) => <Input id={id} type="url" maxLength={2000} placeholder="https://" value={value.link} onChange={(event) => onChange({ ...value, link: event.target.value })} />}</Field>
      <Field label={t('form.evidence.value')}>{(id) => <InputNumber id={id} value={value.value} onChange={(number) => onChange({ ...value, value: number })} />}</Field>
      <Field label={t('form.evidence.source')}>{(id) => <Input id={id} maxLength={500} value={value.source} onChange={(event) => onChange({ ...value, source: event.target.value })} />}</Field>
    </fieldset>
  );
};
