import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { scoresQuery } from '../../api/dashboard-queries.js';
import type { ScoreList } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

type Row = ScoreList['rows'][number];

/** 排名: by score, the formula with its figures in each row (S6). */
export const ScoreTable = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const { data, error } = useQuery(scoresQuery(year));
  if (!data) return error ? <ErrorNote error={error} /> : <PageSkeleton />;
  const rows = data.rows.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1));
  // Who has as many points has the same place.
  const placeOf = ({ total }: Row): string => (total === null ? '–' : String(rows.filter((other) => (other.total ?? -1) > total).length + 1));
  const columns: readonly Column<Row>[] = [
    { key: 'place', title: t('rates.place'), isNumber: true, render: placeOf },
    { key: 'unit', title: t('filter.unit'), isHead: true, render: ({ unit }) => <Link {...pathTo.unit(unit.id)}>{nameOf(unit, language)}</Link> },
    { key: 'total', title: t('rates.score'), isNumber: true, render: ({ total }) => total ?? '–' },
    { key: 'formula', title: t('rates.formula'), render: ({ formula }) => (language === 'en' ? formula.en : formula.zh) },
  ];
  if (rows.length === 0) return <EmptyState why={t('rates.noScores')} />;
  return <DataTable caption={t('rates.tab.score')} columns={columns} rows={rows} rowKey={({ unit }) => unit.id} />;
};
