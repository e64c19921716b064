import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadItems } from '../../api/generated/types.gen.js';
import { loadItemsQuery } from '../../api/oversight-queries.js';
import { useDaysLeft } from '../../components/days-left.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { LoadSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

/** What waits for a department, the nearest date first. */
export const LoadItemList = ({ search }: { search: LoadSearch }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(loadItemsQuery(search));
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const columns: readonly Column<LoadItems['rows'][number]>[] = [
    { key: 'item', title: t('overview.task'), isHead: true, render: (row) => <Link {...pathTo.assignment(row.id)}>{`${taskCode(row.task)} ${titleOf(row, language)}`}</Link> },
    { key: 'unit', title: t('filter.unit'), render: ({ unit }) => nameOf(unit, language) },
    { key: 'status', title: t('overview.status'), render: ({ status }) => t(`status.${status}`) },
    { key: 'reviewer', title: t('load.reviewer'), render: ({ reviewer }) => reviewer?.name ?? t('load.unclaimed') },
    { key: 'due', title: t('overview.due'), render: ({ dueOn }) => (dueOn === null ? '–' : deadlineText(dueOn, language)) },
    { key: 'left', title: t('overview.left'), render: ({ workingDaysLeft }) => (workingDaysLeft === null ? '–' : daysLeft(workingDaysLeft)) },
  ];
  return (
    <section aria-labelledby="load-items">
      <h2 id="load-items">{t('load.waiting')}</h2>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton rows={4} />}
      {data && rows.length === 0 && <EmptyState why={search.reviewer !== undefined || search.week !== undefined ? t('filter.nothing') : t('load.nothing')} />}
      {rows.length > 0 && <DataTable caption={t('load.waiting')} columns={columns} rows={rows} rowKey={({ id, verb }) => `${id} ${verb}`} />}
      {hasNextPage && (
        <p className="list-foot">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('load.more')}
          </Button>
        </p>
      )}
    </section>
  );
};
