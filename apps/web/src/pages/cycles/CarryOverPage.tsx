import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { carryOverQuery } from '../../api/changes-queries.js';
import type { CarryOverPreviewView } from '../../api/generated/types.gen.js';
import { cyclesQuery } from '../../api/queries.js';
import { Filter } from '../../components/FilterBar.js';
import { ForRoles, OnDesk } from '../../components/ForRoles.js';
import { CarryOverForm } from '../../forms/carry-over.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { CarryOverSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Pager } from '../../ui/Pager.js';
import { Waiting } from '../../components/Waiting.js';

const route = getRouteApi('/inside/cycles/$year/carry-over');
const OUTLOOKS = ['ready', 'task_unsure', 'task_dropped', 'not_issued', 'several', 'target_closed', 'bureau_holds', 'ended'] as const;
type Row = CarryOverPreviewView['rows'][number];

/** 结转 (X3): what is open of an earlier year goes over into this one. */
export const CarryOverPage = (): ReactElement => {
  const { t } = useTranslation();
  const { year } = route.useParams();
  return (
    <ForRoles title={t('carry.title', { year })} roles={['coordinator', 'bureau_leader']}>
      <CarryOver year={Number(year)} />
    </ForRoles>
  );
};

const CarryOver = ({ year }: { year: number }): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: cycles } = useSuspenseQuery(cyclesQuery);
  const earlier = cycles.filter((cycle) => cycle.year < year && ['launched', 'closing', 'archived'].includes(cycle.status)).map((cycle) => cycle.year);
  const from = search.from ?? earlier[0];
  const go = (next: CarryOverSearch): void => void navigate(pathTo.carryOver(year, next));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('carry.title', { year })}</h1>
        <Link {...pathTo.cycle(year)}>{t('cycle.title', { year })}</Link>
      </div>
      <p className="muted">{t('carry.why')}</p>
      {from === undefined ? (
        <EmptyState why={t('carry.noEarlier')} />
      ) : (
        <>
          <Select aria-label={t('carry.from')} className="self-start" value={from} options={earlier.map((value) => ({ value, label: t('cycle.title', { year: value }) }))} onChange={(value) => go({ from: value })} />
          <Preview year={year} from={from} search={search} go={go} />
        </>
      )}
    </div>
  );
};

interface PreviewProps {
  year: number;
  from: number;
  search: CarryOverSearch;
  go: (search: CarryOverSearch) => void;
}

const Preview = ({ year, from, search, go }: PreviewProps): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(carryOverQuery(year, from, search));
  const [targets, setTargets] = useState<Readonly<Record<string, string>>>({});
  const columns = useColumns(targets, (assignment, to) => setTargets(({ [assignment]: _old, ...rest }) => (to === undefined ? rest : { ...rest, [assignment]: to })));
  if (!data) return <Waiting error={error} />;
  const chosen = data.rows.flatMap(({ assignment }) => (targets[assignment] === undefined ? [] : [{ from: assignment, to: targets[assignment] }]));
  const ready = data.rows.filter(({ outlook, to }) => outlook === 'ready' && to !== null);
  return (
    <>
      {data.fromStatus !== 'closing' && <p>{t('carry.notClosing', { year: from })}</p>}
      <p>{OUTLOOKS.filter((outlook) => (data.counts[outlook] ?? 0) > 0).map((outlook) => t('carry.count', { outlook: t(`carry.outlook.${outlook}`), n: data.counts[outlook] })).join(t('common.comma'))}</p>
      {data.asked.length > 0 && (
        <section aria-labelledby="asked-title">
          <h2 id="asked-title">{t('carry.asked')}</h2>
          <ul className="plain">
            {data.asked.map(({ before, after, assignments }) => (
              <li key={before.path}>
                {t('carry.askedOf', { before: `${taskCode(before.code)} ${before.title}`, after: after ? `${taskCode(after.code)} ${after.title}` : t('carry.nowhere'), n: assignments })}{' '}
                {data.after !== null && <Link {...pathTo.catalogueDiff(data.after, { with: data.before.replace(/^catalogue\//, ''), kind: after ? 'unsure' : 'dropped' })}>{t('carry.decide')}</Link>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="row wrap">
        <Filter label={t('carry.outlookHead')} value={search.outlook} choices={OUTLOOKS.map((value) => ({ value, label: t(`carry.outlook.${value}`) }))} onChange={(outlook) => go({ from, ...(outlook === undefined ? {} : { outlook }) })} />
        <Checkbox disabled={ready.length === 0} checked={ready.length > 0 && ready.every(({ assignment }) => targets[assignment] !== undefined)} onChange={({ target }) => setTargets(target.checked ? Object.fromEntries(ready.map(({ assignment, to }) => [assignment, to ?? ''])) : {})}>
          {t('carry.allReady', { n: ready.length })}
        </Checkbox>
      </div>
      {chosen.length > 0 && (
        <OnDesk>
          <CarryOverForm year={year} items={chosen} onDone={() => setTargets({})} />
        </OnDesk>
      )}
      {data.rows.length === 0 ? <EmptyState why={t('carry.none', { year: from })} /> : <DataTable caption={t('carry.title', { year })} columns={columns} rows={data.rows} rowKey={({ assignment }) => assignment} />}
      <Pager total={data.total} page={data.page} pageSize={data.pageSize} onPage={(page) => go({ ...search, from, page })} />
    </>
  );
};

const useColumns = (targets: Readonly<Record<string, string>>, onTarget: (assignment: string, to: string | undefined) => void): readonly Column<Row>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameOfRow = ({ task, unit }: Row): string => `${taskCode(task.code)} ${nameOf(unit, language)}`;
  const optionsOf = ({ to, candidates }: Row): readonly string[] => [...new Set([...(to === null ? [] : [to]), ...candidates])];
  return [
    { key: 'item', title: t('reminders.item'), isHead: true, render: (row) => <Link {...pathTo.assignment(row.assignment)}>{nameOfRow(row)}</Link> },
    { key: 'status', title: t('filter.state'), render: (row) => t(`status.${row.status}`) },
    {
      key: 'items', title: t('carry.what'),
      render: ({ items }) => (
        <ul className="plain">
          {items.map(({ milestone, kind, text, wasDueOn, dueOn }) => (
            <li key={`${kind} ${milestone}`}>{t('carry.item', { text, was: dayText(wasDueOn, language, true), is: dayText(dueOn, language, true) })}</li>
          ))}
        </ul>
      ),
    },
    { key: 'outlook', title: t('carry.outlookHead'), render: ({ outlook }) => t(`carry.outlook.${outlook}`) },
    {
      key: 'to', title: t('carry.to'),
      render: (row) => {
        const options = optionsOf(row);
        if (options.length === 0 || (row.outlook !== 'ready' && row.outlook !== 'several')) return '–';
        return <Select size="small" allowClear className="filter" aria-label={t('carry.toOf', { item: nameOfRow(row) })} value={targets[row.assignment] ?? null} placeholder={t('carry.leave')} options={options.map((value) => ({ value, label: value }))} onChange={(to: string | null | undefined) => onTarget(row.assignment, to ?? undefined)} />;
      },
    },
  ];
};
