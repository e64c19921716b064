import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewCell, OverviewView } from '../../api/generated/types.gen.js';
import { useDaysLeft } from '../../components/days-left.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { deadlineText, taskCode, titleOf } from '../../ui/date-text.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { LightSign } from '../../ui/LightSign.js';
import { cellKey } from './cells.js';
import type { CellIndex } from './cells.js';

interface Row {
  readonly key: string;
  readonly task: OverviewView['tasks'][number];
  readonly unit: OverviewView['units'][number];
  /** None: nothing is asked of that unit. */
  readonly cell: OverviewCell | undefined;
}

/** The heat map's twin in words: every task with every unit, also where nothing is asked. */
export const CellTable = ({ overview, index, isFiltered }: { overview: OverviewView; index: CellIndex; isFiltered: boolean }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const rows: Row[] = overview.tasks.flatMap((task) =>
    overview.units.flatMap((unit): Row[] => {
      const cells = index.get(cellKey(task.code, unit.id));
      if (cells) return cells.map((cell) => ({ key: cell.assignment, task, unit, cell }));
      return isFiltered ? [] : [{ key: cellKey(task.code, unit.id), task, unit, cell: undefined }];
    }),
  );
  const columns: readonly Column<Row>[] = [
    { key: 'task', title: t('overview.task'), isHead: true, render: ({ task }) => `${taskCode(task.code)} ${titleOf(task, language)}` },
    { key: 'unit', title: t('filter.unit'), render: ({ unit }) => (language === 'en' ? unit.englishName : unit.shortName) },
    { key: 'light', title: t('filter.light'), render: ({ cell }) => <LightSign light={cell?.light ?? 'grey'} /> },
    { key: 'status', title: t('overview.status'), render: ({ cell }) => (cell ? <Link {...pathTo.assignment(cell.assignment)}>{t(`status.${cell.status}`)}</Link> : t('overview.nothing')) },
    { key: 'due', title: t('overview.due'), render: ({ cell }) => (cell?.dueOn ? deadlineText(cell.dueOn, language) : '–') },
    { key: 'left', title: t('overview.left'), render: ({ cell }) => (cell && cell.workingDaysLeft !== null ? daysLeft(cell.workingDaysLeft) : '–') },
    { key: 'holder', title: t('overview.holder'), render: ({ cell }) => (cell?.holder ? t(`assignment.holder.${cell.holder}`) : '–') },
    { key: 'case', title: t('overview.case'), render: ({ cell }) => (cell?.caseLevel ? <LevelBars level={cell.caseLevel} /> : '–') },
  ];
  return (
    <>
      <p className="muted">{t('common.total', { n: rows.length })}</p>
      <DataTable caption={t('overview.tableLabel')} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </>
  );
};
