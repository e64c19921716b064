import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueVersionsQuery } from '../../api/catalogue-queries.js';
import type { CatalogueVersionHead } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { TurnSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { ErrorNote } from '../ErrorNote.js';

/** 目录版本: what was imported, by whom, and how far it is. */
export const Versions = (): ReactElement => {
  const { t } = useTranslation();
  const [turn, setTurn] = useState<TurnSearch>({});
  const { data, error } = useQuery(catalogueVersionsQuery(turn));
  const columns = useColumns();
  return (
    <section className="stack" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('version.versions')}</h2>
      {error && <ErrorNote error={error} />}
      {data?.rows.length === 0 && <EmptyState why={t('version.noVersions')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('version.versions')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      {(data === undefined || data.total > 0) && <Turns list={data} turn={turn} onTurn={setTurn} />}
    </section>
  );
};

const useColumns = (): readonly Column<CatalogueVersionHead>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    { key: 'title', title: t('version.field.title'), isHead: true, render: ({ id, title, sourceName }) => <Link {...pathTo.catalogueVersion(id)}>{title ?? sourceName}</Link> },
    { key: 'number', title: t('version.field.documentNumber'), render: ({ documentNumber }) => documentNumber ?? '–' },
    { key: 'status', title: t('filter.state'), render: ({ status }) => <Tag variant="outlined">{t(`version.status.${status}`)}</Tag> },
    { key: 'open', title: t('version.openHead'), isNumber: true, render: ({ open }) => open },
    { key: 'imported', title: t('version.importedHead'), render: ({ importedBy, importedAt }) => `${importedBy.name} ${instantText(importedAt, language)}` },
    { key: 'confirmed', title: t('version.confirmedHead'), render: ({ confirmedBy }) => confirmedBy?.name ?? '–' },
    { key: 'file', title: t('version.fileHead'), render: ({ sourceName }) => sourceName },
  ];
};
