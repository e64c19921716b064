import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { scoresQuery } from '../../api/dashboard-queries.js';
import type { ScoreList } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ExportButton } from '../../components/ExportButton.js';
import { useCycle } from '../../components/use-cycle.js';
import { useSide } from '../../components/use-side.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { RatesSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { beijingOf, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { wordsIn } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';
import { RatesTools, shownOf } from './RatesTools.js';

type Row = ScoreList['rows'][number];

const KINDS = ['province', 'city', 'bureau'] as const;

interface Props {
  search: RatesSearch;
  onChange: (search: RatesSearch) => void;
}

/** 排名: by score, provinces and the cities of each province apart, the formula with its figures in each row (S6). */
export const ScoreTable = ({ search, onChange }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const { asOf, ...ofNow } = search;
  const { data, error } = useQuery(scoresQuery(year, search));
  const now = useSide(scoresQuery(year, ofNow));
  if (!data) return <Waiting error={error} />;
  const rows = data.rows.toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1));
  // Who has as many points has the same place.
  const placeOf = ({ total, kind }: Row): string => (total === null ? '–' : String(rows.filter((other) => other.kind === kind && (other.total ?? -1) > total).length + 1));
  const columns: readonly Column<Row>[] = [
    { key: 'place', title: t('rates.place'), isNumber: true, render: placeOf },
    { key: 'unit', title: t('filter.unit'), isHead: true, render: ({ unit }) => <Link {...pathTo.unit(unit.id)}>{nameOf(unit, language)}</Link> },
    { key: 'total', title: t('rates.score'), isNumber: true, render: ({ total }) => total ?? '–' },
    { key: 'formula', title: t('rates.formula'), render: ({ formula }) => wordsIn(language, formula) },
  ];
  return (
    <>
      <RatesTools search={search} shown={data} today={now && beijingOf(now.at).day} onChange={onChange}>
        <ExportButton list="scores" search={{ asOf, ...shownOf(data) }} />
      </RatesTools>
      {error && <ErrorNote error={error} />}
      {rows.length === 0 && <EmptyState why={data.level === 'city' ? t('rates.noCities') : t('rates.noScores')} />}
      {KINDS.filter((kind) => rows.some((row) => row.kind === kind)).map((kind) => (
        <section key={kind} aria-labelledby={`scores-${kind}`}>
          <h2 id={`scores-${kind}`}>{t(`rates.kind.${kind}`)}</h2>
          <DataTable caption={t(`rates.kind.${kind}`)} columns={columns} rows={rows.filter((row) => row.kind === kind)} rowKey={({ unit }) => unit.id} />
        </section>
      ))}
    </>
  );
};
