import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { outboxQuery } from '../api/queries.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import { instantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Pager } from '../ui/Pager.js';
import { PageSkeleton } from '../ui/Skeletons.js';

const route = getRouteApi('/inside/outbox');

/** Mails of the demo: they land here and leave the machine never. */
export const OutboxPage = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data, error } = useQuery(outboxQuery(search));
  const find = (q: string): void => void navigate(pathTo.outbox(q.trim() === '' ? {} : { q: q.trim() }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.outbox')}</h1>
      </div>
      <p className="muted">{t('outbox.why')}</p>
      <Input.Search key={search.q ?? ''} className="outbox-search" defaultValue={search.q ?? ''} allowClear placeholder={t('outbox.search')} aria-label={t('outbox.search')} onSearch={find} />
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={search.q === undefined ? t('outbox.empty') : t('filter.nothing')} />}
      <ul className="mails">
        {data?.rows.map((mail) => (
          <li key={mail.id}>
            <details className="mail">
              <summary>
                <strong>{mail.subject}</strong>
                <span>{t('outbox.to', { to: mail.to.join(t('common.and')) })}</span>
                <span className="muted nowrap">{instantText(mail.at, language, true)}</span>
              </summary>
              <pre className="mail-text">{mail.text}</pre>
              <p className="muted reference">{mail.messageId}</p>
            </details>
          </li>
        ))}
      </ul>
      {data && <Pager total={data.total} page={data.page} pageSize={data.pageSize} onPage={(page) => void navigate(pathTo.outbox({ ...search, page }))} />}
    </div>
  );
};
