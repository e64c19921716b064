import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewCell, OverviewView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { taskCode, titleOf } from '../../ui/date-text.js';
import { LightSign } from '../../ui/LightSign.js';
import { byUrgency } from './cells.js';
import { useCellText } from './cell-text.js';

const STEP = 20;

/** The items behind the grid, red first. */
export const CellList = ({ overview, cells }: { overview: OverviewView; cells: readonly OverviewCell[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const cellText = useCellText();
  const [shown, setShown] = useState(STEP);
  const sorted = cells.toSorted(byUrgency);
  return (
    <section className="cell-list" aria-label={t('overview.items')}>
      <p className="muted">{t('common.total', { n: cells.length })}</p>
      <ul className="rows">
        {sorted.slice(0, shown).map((cell) => {
          const task = overview.tasks.find(({ code }) => code === cell.task);
          const unit = overview.units.find(({ id }) => id === cell.unit);
          return (
            <li key={cell.assignment}>
              <Link {...pathTo.assignment(cell.assignment)} className="row-link">
                <span className="row-line">
                  <LightSign light={cell.light} text={cellText(cell)} />
                </span>
                <span className="row-line">
                  <strong>{unit && (language === 'en' ? unit.englishName : unit.shortName)}</strong>
                  <span className="code">{taskCode(cell.task)}</span>
                  <span className="row-title">{task && titleOf(task, language)}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {sorted.length > shown && <Button onClick={() => setShown(shown + STEP)}>{t('overview.more', { n: sorted.length - shown })}</Button>}
    </section>
  );
};
