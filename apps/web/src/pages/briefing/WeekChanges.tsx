import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingView, OverviewCell } from '../../api/generated/types.gen.js';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { useChoices } from '../../components/FilterBar.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { dayText, taskCode } from '../../ui/date-text.js';
import { LightSign } from '../../ui/LightSign.js';
import { InstructButton } from './InstructButton.js';

interface Props {
  briefing: BriefingView;
  onDeed: (deed: RowDeed) => void;
}

/** 本周变化: against the end of the same day a week ago, which the overview still shows as it was. */
export const WeekChanges = ({ briefing: { week, lights }, onDeed }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section aria-labelledby="briefing-week">
      <h2 id="briefing-week">{t('briefing.week')}</h2>
      <p className="muted">
        {t('briefing.since', { day: dayText(week.since, language), before: week.lights.red, now: lights.red })} <Link {...pathTo.overview({ asOf: week.since })}>{t('briefing.then')}</Link>
      </p>
      <Changed title={t('briefing.turnedRed', { n: week.turnedRedTotal })} cells={week.turnedRed} total={week.turnedRedTotal} onDeed={onDeed} />
      <Changed title={t('briefing.leftRed', { n: week.leftRedTotal })} cells={week.leftRed} total={week.leftRedTotal} onDeed={onDeed} />
      <Changed title={t('briefing.approved', { n: week.approvedTotal })} cells={week.approved} total={week.approvedTotal} onDeed={onDeed} />
    </section>
  );
};

const Changed = ({ title, cells, total, onDeed }: { title: string; cells: readonly OverviewCell[]; total: number; onDeed: Props['onDeed'] }): ReactElement | null => {
  const { t } = useTranslation();
  const { units } = useChoices();
  if (total === 0) return null;
  return (
    <details className="briefing-changed">
      <summary>{title}</summary>
      <ul className="briefing-rows">
        {cells.map((cell) => {
          const name = `${taskCode(cell.task)} ${units.find(({ value }) => value === cell.unit)?.label ?? cell.unit}`;
          return (
            <li key={cell.assignment}>
              <p>
                <LightSign light={cell.light} /> <Link {...pathTo.assignment(cell.assignment)}>{name}</Link> <span className="muted">{t(`status.${cell.status}`)}</span>
              </p>
              <InstructButton id={cell.assignment} name={name} onDeed={onDeed} />
            </li>
          );
        })}
      </ul>
      {total > cells.length && <p className="muted">{t('briefing.more', { n: total - cells.length })}</p>}
    </details>
  );
};
