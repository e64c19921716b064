import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { useSectionTitle } from '../section-title.js';
import { ItemAnswer } from './ItemAnswer.js';

/** Departments side by side, then the letter with its numbered items. */
export const ReviewTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { slots, letter, reviewDueOn } = assignment;
  if (slots.length === 0 && !letter) return <EmptyState why={t('review.none')} />;
  return (
    <div className="reading">
      {slots.length > 0 && (
        <section>
          <h2>{t('review.slots')}</h2>
          {reviewDueOn && <p>{t('review.due', { by: deadlineText(reviewDueOn, language) })}</p>}
          <ul className="slots">
            {slots.map((slot) => (
              <li key={slot.department.id} className="slot">
                <strong>{nameOf(slot.department, language)}</strong>
                {slot.department.id === assignment.leadDepartment.id && <Tag variant="outlined">{t('review.lead')}</Tag>}
                <span className={`decision decision-${slot.decision ?? 'open'}`}>{t(`review.decision.${slot.decision ?? 'open'}`)}</span>
                <span className="muted">{slot.claimedBy === null ? t('review.unclaimed') : t('review.claimedBy', { name: slot.claimedBy })}</span>
                {slot.opinion !== '' && <p className="plan-text">{slot.opinion}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {letter && (
        <section>
          <h2>{t('letter.title', { round: letter.round })}</h2>
          <p>{t('letter.revisionDue', { by: deadlineText(letter.revisionDueOn, language) })}</p>
          <ol className="letter-items">
            {letter.items.map((item) => (
              <li key={item.id} className="return-item">
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
        </section>
      )}
    </div>
  );
};
