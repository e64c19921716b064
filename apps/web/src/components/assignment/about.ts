import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { nameOf } from '../../ui/date-text.js';
import { SECTION_IDS, useSectionTitle } from '../section-title.js';

/** What a thread may be about beside the whole: each section, and each item of the letter or of the round. */
export const useAboutOptions = ({ plan, letter, slots }: AssignmentView): readonly { readonly value: string; readonly label: string }[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const sections = plan?.sections.map(({ id }) => id) ?? SECTION_IDS;
  const items = [...(letter?.items ?? []), ...slots.flatMap((slot) => slot.items)].filter(({ id }, at, all) => all.findIndex((each) => each.id === id) === at);
  return [
    ...sections.map((id) => ({ value: id, label: titleOf(id) })),
    ...items.map((item) => ({ value: item.id, label: t('threads.item', { department: nameOf(item.department, language), section: titleOf(item.section), text: item.text.slice(0, 20) }) })),
  ];
};
