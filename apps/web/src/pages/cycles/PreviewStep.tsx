import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LaunchPreviewView } from '../../api/generated/types.gen.js';
import { launchPreviewQuery } from '../../api/cycles-queries.js';
import { pathTo } from '../../path-builder.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { RehearsalLook } from './RehearsalLook.js';
import type { StepProps } from './step-props.js';
import { Waiting } from '../../components/Waiting.js';

const VIEWS = ['byTask', 'byLevel', 'byUnit'] as const;
type Counted = LaunchPreviewView['byTask'][number];

/** 6: what the launch would issue, counted before it is. */
export const PreviewStep = ({ year }: StepProps): ReactElement => {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<(typeof VIEWS)[number]>('byTask');
  const { data, error } = useQuery(launchPreviewQuery(year));
  if (!data) return <Waiting error={error} />;
  if (data.total === 0) return <EmptyState why={t('launch.nothing')} />;
  const nameOf = ({ id, name }: Counted): string => (i18n.exists(`launch.level.${id}`) ? t(`launch.level.${id}` as 'launch.level.province') : name);
  const columns: readonly Column<Counted>[] = [
    { key: 'name', title: t(`launch.${view}`), isHead: true, render: (row) => (view === 'byTask' ? <><span className="code">{row.id.toUpperCase()}</span> {row.name}</> : nameOf(row)) },
    { key: 'count', title: t('launch.items'), isNumber: true, render: (row) => row.count },
  ];
  return (
    <>
      <p>
        <strong>{t('launch.total', { n: data.total })}</strong> {data.byLevel.map((row) => t('launch.levelCount', { level: nameOf(row), n: row.count })).join(t('common.comma'))}
      </p>
      <Segmented aria-label={t('launch.view')} className="self-start" value={view} options={VIEWS.map((value) => ({ value, label: t(`launch.${value}`) }))} onChange={setView} />
      <DataTable caption={t('launch.step.preview')} columns={columns} rows={data[view]} rowKey={({ id }) => id} />
      <RehearsalLook year={year} />
      <p className="row">
        <Link {...pathTo.rehearsals()}>{t('launch.toRehearsal')}</Link>
        <Link {...pathTo.cycle(year, { step: 'launch' })}>{t('launch.onToLaunch')}</Link>
      </p>
    </>
  );
};
