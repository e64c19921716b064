import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/generated/types.gen.js';
import { auditQuery } from '../../api/oversight-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar } from '../../components/FilterBar.js';
import { useLanguage } from '../../messages/use-language.js';
import { AUDIT_OUTCOMES, type AuditSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { Facts } from './Facts.js';

interface Props {
  search: AuditSearch;
  /** What of the search is no filter here: the page has set it. */
  fixed: AuditSearch;
  go: (next: AuditSearch) => void;
}

/** 留痕: entries as filtered, the newest first; each says who, what, with what outcome and why. */
export const AuditEntries = ({ search, fixed, go }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(auditQuery({ ...search, ...fixed }));
  const set = (key: keyof AuditSearch) => (value: string | undefined): void => {
    const { [key]: _old, ...rest } = search;
    go(value === undefined || value === '' ? rest : ({ ...rest, [key]: value } as AuditSearch));
  };
  const columns = useColumns();
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const isSet = Object.keys(search).some((key) => !(key in fixed));
  return (
    <>
      <FilterBar isSet={isSet} onClear={() => go({})}>
        <Filter label={t('audit.outcome')} value={search.outcome} choices={AUDIT_OUTCOMES.map((value) => ({ value, label: t(`audit.outcomes.${value}`) }))} onChange={set('outcome')} />
        <Input.Search key={`p${search.person ?? ''}`} allowClear className="filter" aria-label={t('audit.person')} placeholder={t('audit.person')} defaultValue={search.person ?? ''} onSearch={(text) => set('person')(text.trim())} />
        {fixed.kind === undefined && <Input.Search key={`s${search.stream ?? ''}`} allowClear className="filter" aria-label={t('audit.stream')} placeholder={t('audit.stream')} defaultValue={search.stream ?? ''} onSearch={(text) => set('stream')(text.trim())} />}
        {(['from', 'until'] as const).map((key) => (
          <label key={key} className="as-of">
            {t(`cycle.${key}`)} <Input type="date" className="as-of-day" value={search[key] ?? ''} onChange={({ target }) => set(key)(target.value)} />
          </label>
        ))}
      </FilterBar>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && rows.length === 0 && <EmptyState why={isSet ? t('filter.nothing') : t('audit.none')} />}
      {rows.length > 0 && <DataTable caption={t('audit.entries')} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      <p className="muted list-foot">
        {data?.pages[0] && t('audit.counted', { n: data.pages[0].total, at: instantText(data.pages[0].at, language) })}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('audit.more')}
          </Button>
        )}
      </p>
    </>
  );
};

const useColumns = (): readonly Column<AuditEntry>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const inLanguage = (words: { zh: string; en: string }): string => (language === 'en' ? words.en : words.zh);
  return [
    { key: 'at', title: t('audit.at'), isHead: true, render: ({ at }) => instantText(at, language, true) },
    { key: 'by', title: t('audit.by'), render: ({ kind, by, actingFor }) => (by === null ? t(kind === 'stranger' ? 'audit.stranger' : 'audit.system') : actingFor === null ? `${by.name} (${by.id})` : t('audit.for', { name: by.name, principal: actingFor.name })) },
    { key: 'what', title: t('audit.what'), render: ({ what }) => inLanguage(what) },
    { key: 'outcome', title: t('audit.outcome'), render: ({ outcome, code }) => (code === null ? t(`audit.outcomes.${outcome}`) : <>{t(`audit.outcomes.${outcome}`)} <span className="reference anywhere">{code}</span></>) },
    { key: 'stream', title: t('audit.object'), render: ({ stream }) => <span className="anywhere">{stream ?? '–'}</span> },
    { key: 'why', title: t('audit.detail'), render: ({ why, facts, happened }) => (why ? inLanguage(why) : <Facts all={happened.length > 0 ? happened.map(({ data }) => data) : [facts]} />) },
    { key: 'source', title: t('audit.source'), render: ({ source }) => source ?? '–' },
  ];
};
