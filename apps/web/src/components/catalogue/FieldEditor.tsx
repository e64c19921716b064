import { Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/generated/types.gen.js';
import { useDraftDesk } from './draft-context.js';
import { fieldAt, type DraftField, type FieldKind } from './draft-fields.js';
import { useFieldText } from './field-text.js';

interface Props {
  id: string;
  field: Pick<DraftField, 'path' | 'kind'>;
  value: unknown;
  onChange: (value: unknown) => void;
  autoFocus?: boolean;
}
interface Choice {
  readonly value: string;
  readonly label: string;
  readonly search?: string;
}

const CHOICES: Partial<Record<FieldKind, readonly string[]>> = { level: ['province', 'city', 'local'], unitLevel: ['province', 'city'], comparator: ['>=', '>', '=', '<=', '<', '~'], flag: ['true', 'false'] };
/** The API takes null for these: the text names no group, no kind of units. */
const MAY_BE_EMPTY: readonly (FieldKind | null)[] = ['group', 'unitLevel'];

/** One field of a draft as its kind is edited. */
export const FieldEditor = ({ id, field, value, onChange, autoFocus = false }: Props): ReactElement => {
  const { kind } = field;
  const choices = useChoicesOf(field);
  const common = { id, autoFocus };
  if (kind === 'departments' || kind === 'members') {
    return <Select {...common} mode="multiple" showSearch={{ filterOption: isFound }} value={Array.isArray(value) ? (value as string[]) : []} options={[...choices]} onChange={(next: string[]) => onChange(next)} />;
  }
  if (kind === 'number' || kind === 'year' || kind === 'category') {
    if (kind === 'category') return <Select {...common} value={value === null ? null : String(value as number)} options={[...choices]} onChange={(next: string) => onChange(Number(next))} />;
    return <InputNumber {...common} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next)} />;
  }
  if (kind === 'flag') return <Select {...common} value={String(value === true)} options={[...choices]} onChange={(next: string) => onChange(next === 'true')} />;
  if (choices.length > 0) {
    return <Select {...common} allowClear={MAY_BE_EMPTY.includes(kind)} showSearch={{ filterOption: isFound }} value={typeof value === 'string' ? value : null} options={[...choices]} onChange={(next: string | undefined) => onChange(next ?? null)} />;
  }
  const text = typeof value === 'string' ? value : '';
  if (kind === 'long') return <Input.TextArea {...common} rows={4} maxLength={20_000} value={text} onChange={(event) => onChange(event.target.value)} />;
  return <Input {...common} type={kind === 'day' ? 'date' : 'text'} maxLength={2000} value={text} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)} />;
};

const isFound = (text: string, option: Choice | undefined): boolean => `${option?.label ?? ''} ${option?.search ?? ''}`.toLowerCase().includes(text.toLowerCase());

const unitChoice = ({ name, shortName, englishName }: UnitView): Choice => ({ value: shortName, label: shortName, search: `${name} ${englishName}` });

const useChoicesOf = ({ path, kind }: Pick<DraftField, 'path' | 'kind'>): readonly Choice[] => {
  const { t } = useTranslation();
  const { version, units, fields } = useDraftDesk();
  const { valueOf } = useFieldText();
  if (kind === 'category') return version.draft.categories.map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }));
  if (kind === 'group') return [...new Set(version.draft.regionGroups.map(({ name }) => name))].map((name) => ({ value: name, label: name }));
  if (kind === 'departments') return units.filter((unit) => unit.kind === 'department').map(unitChoice);
  if (kind === 'members') {
    const level = fieldAt(fields, path.replace(/members$/, 'unitLevel'))?.value;
    return units.filter((unit) => (level === 'province' || level === 'city' ? unit.kind === level : unit.kind === 'province' || unit.kind === 'city')).map(unitChoice);
  }
  if (kind === 'flag') return [{ value: 'true', label: t('catalogue.mandatory') }, { value: 'false', label: t('assignment.optional') }];
  return kind === null ? [] : (CHOICES[kind] ?? []).map((value) => ({ value, label: valueOf(kind, value) }));
};
