import { useTranslation } from 'react-i18next';

const KINDS = ['assignment', 'cycle', 'catalogue', 'change_set', 'contacts', 'tree'] as const;

/** Of a stream. */
export const useKindText = (): ((kind: string) => string) => {
  const { t } = useTranslation();
  return (kind) => {
    const known = KINDS.find((each) => each === kind);
    return known ? t(`system.kind.${known}`) : kind;
  };
};
