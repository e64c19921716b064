import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { forecastQuery } from '../../api/plan-queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { dayText, deadlineText, instantText, nameOf } from '../../ui/date-text.js';
import { useGround } from '../case-text.js';
import { useDaysLeft } from '../days-left.js';
import { useLedgerText } from '../ledger-text.js';
import { wordsIn } from '../../api/allowed-actions.js';
import { useSide } from '../use-side.js';

/** 为何是红灯: which duty since when, held by whom, under which notice; and what comes if nobody acts. Of a green item nothing. */
export const WhyLight = ({ assignment }: { assignment: AssignmentView }): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const ledger = useLedgerText();
  const ground = useGround();
  const { cause, light, dueOn, dueDuty, workingDaysLeft, holder, openCase, unit } = assignment;
  const isAsked = cause !== null || openCase !== null;
  const forecast = useSide({ ...forecastQuery(assignment.id), enabled: isAsked });
  if (!isAsked) return null;
  const duty = dueDuty === null ? '' : ledger.duty(dueDuty, assignment.task.code);
  const since =
    cause === 'behind' ? t('why.behind', { percent: assignment.percent }) : dueOn === null || workingDaysLeft === null ? '' : t(cause === 'overdue' ? 'why.overdue' : 'why.soon', { duty, by: deadlineText(dueOn, language), days: daysLeft(workingDaysLeft) });
  return (
    <section className={`why-light why-${light}`} aria-label={t('why.title')}>
      <p>
        <strong>{cause === null ? t('why.supervised') : t('why.is', { light: t(`light.${light}`) })}</strong> {since}
        {holder && <span>{t('why.held', { who: holder === 'unit' ? nameOf(unit, language) : t('why.bureau') })}</span>}
      </p>
      {openCase && (
        <p>
          {t('why.case', { level: t(`level.${openCase.level}`), ground: ground(openCase.ground), by: dayText(openCase.replyDueOn, language) })}
          {openCase.reply ? t(`cases.reply.${openCase.reply.state}`, { on: dayText(openCase.reply.promisedOn, language) }) : t('cases.noReply')}
        </p>
      )}
      {forecast && (
        <p>
          <strong>{t('why.next')}</strong>{' '}
          {forecast.next.length === 0
            ? t('why.nothingNext')
            : forecast.next.map(({ at, type, text }, index) => (
                <span key={`${at} ${type}`} className="why-next">
                  {index > 0 && '→ '}
                  {instantText(at, language)} {wordsIn(language, text)}
                </span>
              ))}
        </p>
      )}
    </section>
  );
};
