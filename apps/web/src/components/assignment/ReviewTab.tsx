import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, ReviewSlotView, SettlementView } from '../../api/generated/types.gen.js';
import { apiPathTo } from '../../api-paths.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { dayText, deadlineText, instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LetterButtons } from '../FileButtons.js';
import { useSectionTitle } from '../section-title.js';
import { ItemAnswer } from './ItemAnswer.js';

/** Departments side by side, then the letter with its numbered items. */
export const ReviewTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { slots, letter, reviewDueOn, quorum, settlement } = assignment;
  const awaited = slots.filter(({ isAwaited }) => isAwaited);
  if (slots.length === 0 && !letter) return <EmptyState why={t('review.none')} />;
  return (
    <div className="reading">
      {slots.length > 0 && (
        <section>
          <h2>{t('review.slots')}</h2>
          {reviewDueOn && <p>{t('review.due', { by: deadlineText(reviewDueOn, language) })}</p>}
          {awaited.length > 0 && <p>{t('review.awaited', { who: awaited.map(({ department }) => nameOf(department, language)).join(t('common.and')) })}</p>}
          {quorum && quorum !== 'all' && <p className="muted">{t(`review.quorum.${quorum}`)}</p>}
          <ul className="slots">
            {slots.map((slot) => (
              <Slot key={slot.department.id} slot={slot} isLead={slot.department.id === assignment.leadDepartment.id} />
            ))}
          </ul>
        </section>
      )}
      {settlement && <Settlement settlement={settlement} />}
      <ToLetter assignment={assignment} />
      {letter && (
        <section>
          <h2>{t('letter.title', { round: letter.round })}</h2>
          <p>{t('letter.revisionDue', { by: deadlineText(letter.revisionDueOn, language) })}</p>
          <p>
            <LetterButtons pathOf={(format) => apiPathTo.letter(assignment.id, 'return-letter', format)} of={t('documents.returnLetter')} />
          </p>
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

/** To who reviews: all items by section, and the letter to come. */
const ToLetter = ({ assignment: { id, status, revisionFrom, settlement } }: { assignment: AssignmentView }): ReactElement | null => {
  const { t } = useTranslation();
  if (status !== 'in_review' || revisionFrom === null) return null;
  return (
    <p>
      <Link {...pathTo.returnLetter(id)}>{t(settlement ? 'returnLetter.settle' : 'returnLetter.open')}</Link>
    </p>
  );
};

/** A department's place in the round: who has it, what was decided, since when, with which items and conditions. */
const Slot = ({ slot, isLead }: { slot: ReviewSlotView; isLead: boolean }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { department, decision, claimedBy, isAwaited, stands, since, opinion, items, conditions } = slot;
  return (
    <li className={isAwaited ? 'slot is-awaited' : 'slot'}>
      <strong>{nameOf(department, language)}</strong>
      {isLead && <Tag variant="outlined">{t('review.lead')}</Tag>}
      <span className={`decision decision-${decision ?? 'open'}`}>{t(`review.decision.${decision ?? 'open'}`)}</span>
      {stands && <Tag variant="outlined">{t('review.stands')}</Tag>}
      <span className="muted">{claimedBy === null ? t('review.unclaimed') : t('review.claimedBy', { name: claimedBy })}</span>
      <span className="muted nowrap">{t(decision === null ? 'review.waitsSince' : 'review.decidedAt', { at: instantText(since, language) })}</span>
      {opinion !== '' && <p className="plan-text">{opinion}</p>}
      {items.length > 0 && (
        <ol className="slot-list" aria-label={t('review.items')}>
          {items.map((item) => (
            <li key={item.id}>
              <span className="muted">{titleOf(item.section)}</span> {item.text}
            </li>
          ))}
        </ol>
      )}
      {conditions.length > 0 && (
        <ol className="slot-list" aria-label={t('review.conditions')}>
          {conditions.map((condition) => (
            <li key={condition.id}>
              {dayText(condition.dueOn, language)} {condition.section !== null && titleOf(condition.section)} {condition.text}
            </li>
          ))}
        </ol>
      )}
    </li>
  );
};

/** Opposite items, with the lead. */
const Settlement = ({ settlement }: { settlement: SettlementView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  return (
    <section>
      <h2>{t('review.settlement', { by: deadlineText(settlement.dueOn, language) })}</h2>
      {settlement.contradictions.map((contradiction) => (
        <ul key={`${contradiction.section} ${contradiction.subject}`} className="contradiction" aria-label={titleOf(contradiction.section)}>
          {contradiction.items.map((item) => (
            <li key={item.id} className="return-item">
              <strong>
                {titleOf(item.section)} · {nameOf(item.department, language)}
              </strong>{' '}
              {item.text}
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
};
