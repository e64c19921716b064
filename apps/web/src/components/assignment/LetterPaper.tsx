import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { useSectionTitle } from '../section-title.js';

interface LetterItem {
  readonly key: string;
  readonly section: string;
  readonly department: string;
  readonly text: string;
}
interface Props {
  assignment: AssignmentView;
  items: readonly LetterItem[];
  /** Asked for by the letter; null: not known yet. */
  dueOn: string | null;
}

/** 退回意见函 as it will go out: items of all departments in the order of the plan's sections, numbered through. */
export const LetterPaper = ({ assignment, items, dueOn }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const sectionTitle = useSectionTitle();
  const sections = [...new Set([...(assignment.plan?.sections.map(({ id }) => id) ?? []), ...items.map(({ section }) => section)])];
  const sorted = sections.flatMap((section) => items.filter((item) => item.section === section));
  return (
    <article className="letter-paper" aria-label={t('letterPaper.title')}>
      <h3>{t('letterPaper.title')}</h3>
      <p>{t('letterPaper.to', { unit: nameOf(assignment.unit, language) })}</p>
      <p>{t('letterPaper.intro', { code: taskCode(assignment.task.code), title: titleOf(assignment.task, language), round: assignment.round, n: items.length })}</p>
      <ol>
        {sorted.map((item) => (
          <li key={item.key}>
            <strong>{sectionTitle(item.section)}</strong> <span className="muted">{item.department}</span> <span className="plan-text">{item.text}</span>
          </li>
        ))}
      </ol>
      {dueOn !== null && <p>{t('letterPaper.due', { by: deadlineText(dueOn, language) })}</p>}
      <p className="letter-sign">{nameOf(assignment.leadDepartment, language)}</p>
    </article>
  );
};
