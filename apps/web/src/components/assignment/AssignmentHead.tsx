import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { dayText, deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { LightSign } from '../../ui/LightSign.js';
import { useDaysLeft } from '../days-left.js';
import { WhyLight } from './WhyLight.js';
import { NextLine } from './NextLine.js';

const focusOnce = (title: HTMLElement | null): void => title?.focus();

/** What, whose, by when, who holds it. */
export const AssignmentHead = ({ assignment, takesFocus }: { assignment: AssignmentView; takesFocus: boolean }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const { task, unit, openCase, held } = assignment;
  return (
    <header className="desk-head">
      <p className="desk-line">
        <span className="code">{taskCode(task.code)}</span>
        <strong>{nameOf(unit, language)}</strong>
        <Tag variant="outlined">{t(`status.${assignment.status}`)}</Tag>
        <span>{t('assignment.round', { n: assignment.round })}</span>
        {!assignment.mandatory && <Tag variant="outlined">{t('assignment.optional')}</Tag>}
        {openCase && <LevelBars level={openCase.level} />}
      </p>
      <h1 id="assignment-title" tabIndex={-1} className="desk-title" {...(takesFocus ? { ref: focusOnce } : {})}>
        {titleOf(task, language)}
      </h1>
      <p className="desk-line">
        <LightSign light={assignment.light} />
        {assignment.dueOn && (
          <span>
            {t('assignment.due', { by: deadlineText(assignment.dueOn, language) })}
            {assignment.workingDaysLeft !== null && <strong className={assignment.workingDaysLeft < 0 ? 'days-over' : ''}>{daysLeft(assignment.workingDaysLeft)}</strong>}
          </span>
        )}
        {assignment.provisional && <Tag variant="outlined">{t('assignment.provisional')}</Tag>}
        {assignment.holder && <span>{t(`assignment.holder.${assignment.holder}`)}</span>}
        <span className="muted">{t('assignment.held', { unit: held.unit, bureau: held.bureau })}</span>
        {openCase && <span>{t('assignment.replyDue', { on: dayText(openCase.replyDueOn, language) })}</span>}
      </p>
      <WhyLight assignment={assignment} />
      {assignment.status !== 'closed' && assignment.cause === null && openCase === null && <NextLine id={assignment.id} />}
      <Steps assignment={assignment} />
    </header>
  );
};

const STEPS = ['assigned', 'acknowledged', 'drafted', 'signed_off', 'in_review', 'approved', 'completion_declared', 'closed'] as const;

/** Where the process stands; a returned plan is being drafted again. */
const Steps = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const at = STEPS.indexOf((assignment.status === 'returned' ? 'acknowledged' : assignment.status) as (typeof STEPS)[number]);
  return (
    <ol className="steps" aria-label={t('assignment.steps')}>
      {STEPS.map((step, index) => (
        <li key={step} className={index < at ? 'step-done' : index === at ? 'step-now' : 'step-next'} {...(index === at ? { 'aria-current': 'step' } : {})}>
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
};
