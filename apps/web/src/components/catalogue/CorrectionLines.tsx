import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import type { Correction } from './corrections.js';
import type { FieldKind } from './draft-fields.js';
import { useFieldText } from './field-text.js';

/** 原 → 今, why, by whom and when. */
export const CorrectionLines = ({ correction: { was, value, reason, by, at }, kind }: { correction: Correction; kind: FieldKind | null }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="correction">
      <CorrectionValues was={was} value={value} kind={kind} />{' '}
      <span className="muted">{t('version.because', { reason, name: by.name, at: instantText(at, language) })}</span>
    </p>
  );
};

export const CorrectionValues = ({ was, value, kind }: Pick<Correction, 'was' | 'value'> & { kind: FieldKind | null }): ReactElement => {
  const { t } = useTranslation();
  const { valueOf } = useFieldText();
  return (
    <span className="correction-values">
      <del>{valueOf(kind, was)}</del> → <ins>{value === null && kind === null ? t('version.removed') : valueOf(kind, value)}</ins>
    </span>
  );
};
