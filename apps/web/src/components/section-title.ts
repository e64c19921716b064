import { useTranslation } from 'react-i18next';

/** Sections that a plan of this cycle starts with; the API keeps whatever ids a plan has. */
export const SECTION_IDS = ['goals', 'measures', 'schedule', 'safeguards'] as const;
type SectionId = (typeof SECTION_IDS)[number];

const isKnown = (id: string): id is SectionId => SECTION_IDS.some((each) => each === id);

export const useSectionTitle = (): ((id: string) => string) => {
  const { t } = useTranslation();
  return (id) => (isKnown(id) ? t(`section.${id}`) : id);
};
