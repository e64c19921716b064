import { Button, Input, InputNumber } from 'antd';
import type { Dispatch, ReactElement, SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../api/generated/types.gen.js';
import { FilesField } from './FilesField.js';
import type { AttachedFile } from './FilesField.js';
import { Field } from './FormShell.js';

/** 佐证 as it is typed: files, links, numbers with their source. */
export interface EvidenceInput {
  readonly files: readonly AttachedFile[];
  readonly links: readonly string[];
  readonly numbers: readonly { readonly value: number | null; readonly source: string }[];
}
const NO_NUMBER = { value: null, source: '' };
export const NO_EVIDENCE: EvidenceInput = { files: [], links: [''], numbers: [NO_NUMBER] };

/** What of it is whole. The API says what is missing. */
export const evidenceOf = ({ files, links, numbers }: EvidenceInput): Evidence[] => [
  ...files.map(({ id, hash }) => ({ kind: 'file' as const, attachment: id, hash })),
  ...links.flatMap((link) => (link.trim() === '' ? [] : [{ kind: 'link' as const, url: link.trim() }])),
  ...numbers.flatMap(({ value, source }) => (value === null || source.trim() === '' ? [] : [{ kind: 'number' as const, value, source: source.trim() }])),
];

interface Props {
  assignment: string;
  value: EvidenceInput;
  onChange: Dispatch<SetStateAction<EvidenceInput>>;
}
const put = <T,>(list: readonly T[], at: number, item: T): readonly T[] => list.map((each, index) => (index === at ? item : each));

/** What a milestone that is reached, or 100 %, rests on. */
export const EvidenceFields = ({ assignment, value, onChange }: Props): ReactElement => {
  const { t } = useTranslation();
  const { links, numbers } = value;
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('form.evidence.title')}</legend>
      <FilesField assignment={assignment} label={t('form.evidence.files')} files={value.files} onChange={(change) => onChange((was) => ({ ...was, files: change(was.files) }))} />
      {links.map((link, at) => (
        <Field key={at} label={t('form.evidence.link', { n: at + 1 })}>
          {(id) => <Input id={id} type="url" maxLength={2000} placeholder="https://" value={link} onChange={(event) => onChange({ ...value, links: put(links, at, event.target.value) })} />}
        </Field>
      ))}
      {numbers.map((number, at) => (
        <div key={at} className="field-grid">
          <Field label={t('form.evidence.value', { n: at + 1 })}>{(id) => <InputNumber id={id} value={number.value} onChange={(next) => onChange({ ...value, numbers: put(numbers, at, { ...number, value: next }) })} />}</Field>
          <Field label={t('form.evidence.source', { n: at + 1 })}>
            {(id) => <Input id={id} maxLength={500} value={number.source} onChange={(event) => onChange({ ...value, numbers: put(numbers, at, { ...number, source: event.target.value }) })} />}
          </Field>
        </div>
      ))}
      <div className="row wrap">
        <Button size="small" onClick={() => onChange({ ...value, links: [...links, ''] })}>{t('form.evidence.moreLinks')}</Button>
        <Button size="small" onClick={() => onChange({ ...value, numbers: [...numbers, NO_NUMBER] })}>{t('form.evidence.moreNumbers')}</Button>
      </div>
    </fieldset>
  );
};
