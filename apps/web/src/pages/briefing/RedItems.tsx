import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingView } from '../../api/generated/types.gen.js';
import { useDaysLeft } from '../../components/days-left.js';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { LevelBars } from '../../ui/LevelBars.js';
import type { Level } from '../../ui/LevelBars.js';
import { LightSign } from '../../ui/LightSign.js';
import { InstructButton } from './InstructButton.js';

interface Props {
  briefing: BriefingView;
  onDeed: (deed: RowDeed) => void;
}

/** What is red, and why, in the row itself: the oldest first. */
export const RedItems = ({ briefing: { red, lights }, onDeed }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const whyOf = ({ cause, dueOn, workingDaysLeft, percent, holder, status, unit }: BriefingView['red'][number]): string =>
    [
      t(`status.${status}`),
      cause === 'behind' ? t('why.behind', { percent }) : dueOn === null || workingDaysLeft === null ? '' : `${deadlineText(dueOn, language)}${t('common.comma')}${daysLeft(workingDaysLeft)}`,
      holder === null ? '' : t('why.held', { who: holder === 'unit' ? nameOf(unit, language) : t('why.bureau') }),
    ].filter((part) => part !== '').join(t('common.comma'));
  return (
    <section aria-labelledby="briefing-red">
      <h2 id="briefing-red">{t('briefing.red', { n: lights.red })}</h2>
      {red.length === 0 && <p className="muted">{t('briefing.noRed')}</p>}
      <ul className="briefing-rows" aria-labelledby="briefing-red">
        {red.map((row) => (
          <li key={row.id}>
            <div>
              <p>
                <LightSign light={row.light} />{' '}
                <Link {...pathTo.assignment(row.id)}>
                  {taskCode(row.task)} {nameOf(row.unit, language)} {titleOf(row, language)}
                </Link>
              </p>
              <p className="muted">
                {whyOf(row)} {row.caseLevel !== null && <LevelBars level={row.caseLevel as Level} />}
              </p>
            </div>
            <InstructButton id={row.id} name={`${taskCode(row.task)} ${nameOf(row.unit, language)}`} onDeed={onDeed} />
          </li>
        ))}
      </ul>
      {lights.red > red.length && <Link {...pathTo.assignments({ light: 'red' })}>{t('briefing.all', { n: lights.red })}</Link>}
    </section>
  );
};
