import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../messages/use-language.js';
import { dayText } from '../../ui/date-text.js';
import type { DraftField, FieldKind } from './draft-fields.js';
import { comparatorSign } from '../../ui/comparator.js';

/** A field's name and value in words. */
export const useFieldText = (): { nameOf: (field: Pick<DraftField, 'name'>) => string; valueOf: (kind: FieldKind | null, value: unknown) => string } => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const word = (key: string, otherwise: string): string => (i18n.exists(key) ? t(key as 'catalogue.level.province') : otherwise);
  const valueOf = (kind: FieldKind | null, value: unknown): string => {
    if (value === null || value === undefined || value === '') return kind === 'group' ? t('version.everyUnit') : t('version.nothing');
    if (Array.isArray(value)) return value.length === 0 ? t('version.nothing') : value.join(t('common.and'));
    if (typeof value === 'boolean') return t(value ? 'catalogue.mandatory' : 'assignment.optional');
    const text = typeof value === 'object' ? Object.values(value).filter((each) => typeof each === 'string').join(t('common.comma')) : String(value as string | number);
    switch (kind) {
      case 'day':
        return dayText(text, language, true);
      case 'level':
      case 'unitLevel':
        return word(`catalogue.level.${text}`, text);
      case 'comparator':
        return text === '~' ? t('version.about') : comparatorSign(text);
      case null:
      case 'category':
      case 'departments':
      case 'flag':
      case 'group':
      case 'long':
      case 'members':
      case 'number':
      case 'text':
      case 'year':
        return text;
    }
  };
  return { nameOf: ({ name }) => word(`version.field.${name}`, name), valueOf };
};
