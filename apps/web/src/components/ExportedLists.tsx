import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsIn } from '../api/allowed-actions.js';
import { download } from '../api/download.js';
import { exportedListsQuery } from '../api/export-queries.js';
import type { ExportedListView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { instantText } from '../ui/date-text.js';
import { ErrorNote } from './ErrorNote.js';

/** 后台导出: how far each has come, and its file once it is there. Nothing where nobody exported. */
export const ExportedLists = ({ only }: { only?: string }): ReactElement | null => {
  const { t } = useTranslation();
  const { data, error } = useQuery(exportedListsQuery);
  const rows = data?.rows.filter(({ id }) => only === undefined || id === only) ?? [];
  if (error) return <ErrorNote error={error} />;
  if (rows.length === 0) return null;
  return (
    <section className="exported-lists" aria-label={t('export.title')}>
      {only === undefined && <h2>{t('export.title')}</h2>}
      <ul>
        {rows.map((row) => (
          <ExportedList key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
};

const MEGABYTE = 1024 * 1024;

const ExportedList = ({ row }: { row: ExportedListView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = wordsIn(language, row.name);
  const filters = wordsIn(language, row.filters);
  const fetching = useMutation({ mutationFn: () => download(apiPathTo.exportedListFile(row.id)) });
  const asked = instantText(row.requestedAt, language, true);
  return (
    <li>
      <p>
        <strong>{name}</strong> <span className="muted nowrap">{asked}</span> {filters !== '' && <span className="muted">{t('export.filters', { filters })}</span>}
      </p>
      {row.state === 'waiting' && (
        <>
          {row.total !== null && <Progress aria-label={t('export.progress', { name })} percent={row.total === 0 ? 0 : Math.min(99, Math.floor((100 * row.rows) / row.total))} />}
          <p>
            {t('export.waiting', { rows: row.rows })}
            {row.total !== null && t('export.of', { total: row.total })} <span className="muted">{t('export.mayLeave')}</span>
          </p>
        </>
      )}
      {row.state === 'ready' && (
        <p>
          {t('export.ready', { rows: row.rows, megabytes: ((row.size ?? 0) / MEGABYTE).toFixed(1), until: instantText(row.expiresAt ?? row.requestedAt, language, true) })}{' '}
          <Button size="small" loading={fetching.isPending} onClick={() => fetching.mutate()} aria-label={t('export.fileOf', { name, at: asked })}>
            {t('export.file')}
          </Button>
        </p>
      )}
      {row.state === 'failed' && <p>{t('export.failed')}</p>}
      {fetching.error !== null && <ErrorNote error={fetching.error} />}
    </li>
  );
};
