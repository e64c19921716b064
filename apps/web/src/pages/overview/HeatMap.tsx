import { Link, useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, MouseEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Light, OverviewView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { taskCode, titleOf } from '../../ui/date-text.js';
import { LIGHT_SHAPES } from '../../ui/LightSign.js';
import { cellKey } from './cells.js';
import type { CellIndex } from './cells.js';
import { useCellText } from './cell-text.js';

interface Props {
  overview: OverviewView;
  index: CellIndex;
  isFiltered: boolean;
}
type Place = readonly [row: number, column: number];
const ARROWS: Record<string, Place> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const placeOf = (target: EventTarget): Place | undefined => {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('td[data-row]') : null;
  return cell ? [Number(cell.dataset['row']), Number(cell.dataset['column'])] : undefined;
};

/** One tab stop; arrows move, Enter opens, T shows the table. Sign, shape and fill in each cell, its words below. */
export const HeatMap = ({ overview, index, isFiltered }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>([0, 0]);
  const { tasks, units } = overview;
  const cellsAt = useCallback(([row, column]: Place) => index.get(cellKey(tasks[row]?.code ?? '', units[column]?.id ?? '')) ?? [], [index, tasks, units]);

  const open = (at: Place): void => {
    const [first] = cellsAt(at);
    if (first) void navigate(pathTo.assignment(first.assignment));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = placeOf(event.target);
    if (!from) return;
    if (event.key === 'Enter') return open(from);
    const step = ARROWS[event.key] ?? (event.key === 'Home' ? [0, -units.length] : event.key === 'End' ? [0, units.length] : undefined);
    if (!step) return;
    event.preventDefault();
    const row = Math.min(Math.max(from[0] + step[0], 0), tasks.length - 1);
    const column = Math.min(Math.max(from[1] + step[1], 0), units.length - 1);
    table.current?.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="${column}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent): void => {
    const at = placeOf(event.target);
    if (at) setPlace(at);
  };
  const onClick = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (at) open(at);
  };
  // What a cell says is read before it is opened, by mouse as by arrows.
  const onMouseOver = (event: MouseEvent): void => {
    const at = placeOf(event.target);
    if (at) setPlace(at);
  };

  return (
    <>
      <CellLine overview={overview} place={place} index={index} />
      <div className="heat-frame">
        {/* Delegated: 736 cells need no handler each. */}
        <table className="heat-map" role="grid" aria-label={t('overview.mapLabel')} ref={table} onKeyDown={onKeyDown} onFocus={onFocus} onMouseOver={onMouseOver} onClick={onClick}>
          <HeatHead units={units} />
          <tbody>
            {tasks.map((task, row) => (
              <tr key={task.code}>
                <th scope="row">
                  <Link {...pathTo.catalogue({ task: task.code })} tabIndex={-1} title={titleOf(task, language)}>
                    <span className="code">{taskCode(task.code)}</span> <span className="heat-title">{titleOf(task, language)}</span>
                  </Link>
                </th>
                {units.map((unit, column) => {
                  const cells = index.get(cellKey(task.code, unit.id));
                  return (
                    <HeatCell
                      key={unit.id}
                      row={row}
                      column={column}
                      light={cells?.[0]?.light ?? 'grey'}
                      isNothing={cells === undefined}
                      isDim={isFiltered && cells === undefined}
                      label={`${language === 'en' ? unit.englishName : unit.shortName} ${taskCode(task.code)} ${cells ? t(`light.${cells[0]?.light ?? 'grey'}`) : t('overview.nothing')}`}
                      isCurrent={row === place[0] && column === place[1]}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

const HeatHead = ({ units }: { units: OverviewView['units'] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col" className="heat-corner">
          {t('overview.task')}
        </th>
        {units.map((unit) => (
          <th key={unit.id} scope="col" title={unit.name} aria-label={language === 'en' ? unit.englishName : unit.name}>
            {unit.abbreviation}
          </th>
        ))}
      </tr>
    </thead>
  );
};

interface CellProps {
  row: number;
  column: number;
  light: Light;
  isNothing: boolean;
  isDim: boolean;
  label: string;
  isCurrent: boolean;
}

const HeatCell = memo(({ row, column, light, isNothing, isDim, label, isCurrent }: CellProps) => (
  <td role="gridcell" data-row={row} data-column={column} tabIndex={isCurrent ? 0 : -1} aria-label={label} className={`heat-cell light-${light}${isNothing ? ' is-nothing' : ''}${isDim ? ' is-dim' : ''}${isCurrent ? ' is-current' : ''}`}>
    <span aria-hidden="true">{isNothing ? '' : LIGHT_SHAPES[light]}</span>
  </td>
));
HeatCell.displayName = 'HeatCell';

/** > T02 北京：▲ 逾期 3 工作日，单位持有，蓝色督办单        Enter 打开 */
const CellLine = ({ overview, place, index }: { overview: OverviewView; place: Place; index: CellIndex }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const cellText = useCellText();
  const task = overview.tasks[place[0]];
  const unit = overview.units[place[1]];
  if (!task || !unit) return <p className="cell-line" />;
  const cells = index.get(cellKey(task.code, unit.id)) ?? [];
  return (
    <p className="cell-line" aria-live="polite">
      <strong>
        {taskCode(task.code)} {language === 'en' ? unit.englishName : unit.shortName}
      </strong>
      {cells.length === 0 && <span className="muted">{t('overview.nothing')}</span>}
      {cells.map((cell) => (
        <Link key={cell.assignment} {...pathTo.assignment(cell.assignment)} tabIndex={-1}>
          {LIGHT_SHAPES[cell.light]} {cellText(cell)}
        </Link>
      ))}
      <span className="muted key-hint">{t('overview.keys')}</span>
    </p>
  );
};
