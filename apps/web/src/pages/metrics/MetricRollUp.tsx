import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Segmented, Switch } from 'antd';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollUpView } from '../../api/generated/types.gen.js';
import { rollUpQuery } from '../../api/oversight-queries.js';
import { AsOfField } from '../../components/AsOfField.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ListTools } from '../../components/ListTools.js';
import { useCycle } from '../../components/use-cycle.js';
import { useToday } from '../../components/use-today.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { ROLL_UPS, type MetricsSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { targetText, valueText } from './value-text.js';

interface Props {
  metric: string;
  search: MetricsSearch;
  go: (next: MetricsSearch) => void;
}
type Unit = RollUpView['units'][number];

/** One metric: nation, provinces, units, against its target; who has not reported stands by name. */
export const MetricRollUp = ({ metric, search, go }: Props): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const today = useToday();
  const id = useId();
  const { kind = 'sum', asOf, show } = search;
  const { data, error } = useQuery(rollUpQuery(year, metric, { kind, asOf }));
  return (
    <>
      <div className="overview-tools">
        <Segmented aria-label={t('metrics.kind')} value={kind} options={ROLL_UPS.map((value) => ({ value, label: t(`metrics.kinds.${value}`) }))} onChange={(value) => go({ ...search, kind: value })} />
        <AsOfField
          value={asOf}
          today={today}
          onChange={(day) => {
            const { asOf: _asOf, ...rest } = search;
            go(day === undefined ? rest : { ...rest, asOf: day });
          }}
        />
        <span className="row">
          <Switch
            id={id}
            checked={show === 'missing'}
            onChange={(only) => {
              const { show: _show, ...rest } = search;
              go(only ? { ...rest, show: 'missing' } : rest);
            }}
          />
          <label htmlFor={id}>{t('metrics.onlyMissing')}</label>
        </span>
        <ListTools page="metrics" search={{ ...search, kind }} onOpen={(saved) => go(saved as MetricsSearch)} />
      </div>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && <RolledUp view={data} onlyMissing={show === 'missing'} />}
    </>
  );
};

const RolledUp = ({ view, onlyMissing }: { view: RollUpView; onlyMissing: boolean }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { metric, nation, units, provinces } = view;
  const unitOf = view.kind === 'count' ? t('metrics.units') : metric.unit;
  const missing = units.filter(({ value }) => value === null);
  const rows = onlyMissing ? missing : units;
  const hasCities = units.some(({ province }) => province !== null);
  const columns: readonly Column<Unit>[] = [
    { key: 'unit', title: t('filter.unit'), isHead: true, render: ({ unit }) => <Link {...pathTo.unit(unit.id)}>{nameOf(unit, language)}</Link> },
    ...(hasCities ? [{ key: 'province', title: t('metrics.province'), render: ({ province }: Unit) => (province === null ? '–' : nameOf(province, language)) }] : []),
    { key: 'value', title: t('metrics.value'), isNumber: true, render: ({ value }) => valueText(value, metric.unit) },
    { key: 'base', title: t('metrics.base'), isNumber: true, render: ({ base }) => base ?? '–' },
    { key: 'result', title: t('metrics.result'), render: ({ result }) => t(`metrics.results.${result}`) },
  ];
  return (
    <>
      <h2>{metric.subject}</h2>
      <p>
        {t('metrics.nation', { value: valueText(nation.value, unitOf), target: targetText(metric), due: metric.dueOn === null ? '–' : dayText(metric.dueOn, language) })}{' '}
        <strong>{t('metrics.reported', { reported: nation.reported, asked: nation.asked })}</strong>
      </p>
      <p className="muted">{t(`metrics.rule.${view.kind}`)}</p>
      {missing.length > 0 && <p role="status">{t('metrics.missing', { n: missing.length, units: missing.map(({ unit }) => nameOf(unit, language)).join(t('common.and')) })}</p>}
      {hasCities && <Provinces rows={provinces} unit={unitOf} />}
      {rows.length === 0 ? (
        <EmptyState why={onlyMissing && units.length > 0 ? t('metrics.allReported') : t('metrics.nobodyAsked')} />
      ) : (
        <section aria-labelledby="metric-units">
          <h3 id="metric-units">{t('metrics.byUnit')}</h3>
          <DataTable caption={t('metrics.byUnit')} columns={columns} rows={rows} rowKey={({ unit }) => unit.id} />
          <p className="muted list-foot">{t('common.total', { n: rows.length })}</p>
        </section>
      )}
    </>
  );
};

const Provinces = ({ rows, unit }: { rows: RollUpView['provinces']; unit: string }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<RollUpView['provinces'][number]>[] = [
    { key: 'province', title: t('metrics.province'), isHead: true, render: (row) => nameOf(row.unit, language) },
    { key: 'value', title: t('metrics.value'), isNumber: true, render: ({ value }) => valueText(value, unit) },
    { key: 'reported', title: t('metrics.reportedHead'), isNumber: true, render: ({ reported, asked }) => `${reported} / ${asked}` },
  ];
  return (
    <section aria-labelledby="metric-provinces">
      <h3 id="metric-provinces">{t('metrics.byProvince')}</h3>
      <DataTable caption={t('metrics.byProvince')} columns={columns} rows={rows} rowKey={(row) => row.unit.id} />
    </section>
  );
};
