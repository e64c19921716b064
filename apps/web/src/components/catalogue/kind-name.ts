import { useTranslation } from 'react-i18next';

/** What a kind of open questions asks; a kind that only the import knows keeps its word. */
export const useKindName = (): ((kind: string) => string) => {
  const { t, i18n } = useTranslation();
  return (kind) => (i18n.exists(`version.kind.${kind}`) ? t(`version.kind.${kind}` as 'version.kind.date') : kind);
};
