import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { ItemAnswer } from '../../components/assignment/ItemAnswer.js';
import { useSectionTitle } from '../../components/section-title.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { SignatureBlock } from './SignatureBlock.js';

/** 退回意见函: its numbered items with what the unit answered. */
export const LetterSheet = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { letter } = assignment;
  if (!letter) return <p>{t('prints.noLetter')}</p>;
  return (
    <>
      <p>
        {t('letter.title', { round: letter.round })} · {t('letter.revisionDue', { by: deadlineText(letter.revisionDueOn, language, true) })}
      </p>
      {letter.reason !== '' && <p className="plan-text">{letter.reason}</p>}
      <ol className="sheet-items">
        {letter.items.map((item) => (
          <li key={item.id}>
            <p>
              <strong>
                {titleOf(item.section)} · {nameOf(item.department, language)}
              </strong>
            </p>
            <p className="plan-text">{item.text}</p>
            <ItemAnswer answer={item.answer} />
          </li>
        ))}
      </ol>
      <SignatureBlock />
    </>
  );
};
