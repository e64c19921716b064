import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSeesNothing } from '../../components/session-context.js';
import { pathTo } from '../../path-builder.js';
import type { WorklistSearch } from '../../search-types.js';
import { EmptyState } from '../../ui/EmptyState.js';

export const WorklistEmpty = ({ search }: { search: WorklistSearch }): ReactElement => {
  const { t } = useTranslation();
  const seesNothing = useSeesNothing();
  const { box = 'todo' } = search;
  const isFiltered = search.task !== undefined || search.unit !== undefined || search.light !== undefined;
  return (
    <EmptyState why={seesNothing ? t('sight.none') : isFiltered ? t('worklist.emptyFilter') : t(`worklist.empty.${box}`)}>
      {isFiltered ? <Link {...pathTo.worklist(search.box ? { box: search.box } : {})}>{t('filter.clear')}</Link> : !seesNothing && <Link {...pathTo.overview()}>{t('worklist.toOverview')}</Link>}
    </EmptyState>
  );
};
