import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bulletinPreviewQuery, bulletinQuery, bulletinsQuery } from '../../api/bulletin-queries.js';
import { request } from '../../api/client.js';
import type { BulletinList, BulletinView, IssueBulletin } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { OfficialPaper } from '../../components/OfficialPaper.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { pathTo } from '../../path-builder.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { dayText, instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

/** 通报: what was issued; the coordinator makes the next from the figures of a day that is over. */
export const BulletinsPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.bulletins')} roles={['coordinator', 'bureau_leader']}>
      <Bulletins />
    </ForRoles>
  );
};

const Bulletins = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const session = useSession();
  const { data, error } = useQuery(bulletinsQuery(year));
  if (!data) return error ? <ErrorNote error={error} /> : <PageSkeleton />;
  const columns: readonly Column<BulletinList['rows'][number]>[] = [
    { key: 'nth', title: t('bulletins.nth'), isHead: true, render: ({ id, nth }) => <Link {...pathTo.bulletin(id)}>{t('bulletins.which', { year, nth })}</Link> },
    { key: 'asOf', title: t('asOf.label'), render: ({ asOf }) => dayText(asOf, language) },
    { key: 'queried', title: t('bulletins.queried'), render: ({ queriedAt }) => instantText(queriedAt, language, true) },
    { key: 'by', title: t('bulletins.by'), render: ({ issuedBy }) => issuedBy },
    { key: 'errata', title: t('bulletins.errata'), isNumber: true, render: ({ errata }) => errata },
  ];
  return (
    <div className="page bulletins">
      <h1>{t('nav.bulletins')}</h1>
      {data.rows.length === 0 ? <EmptyState why={t('bulletins.none')} /> : <DataTable caption={t('nav.bulletins')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      {session.roles.includes('coordinator') && <NextBulletin year={year} latest={data.latest} />}
    </div>
  );
};

/** A day, what the bulletin of it would say, and the button that issues it. */
const NextBulletin = ({ year, latest }: { year: number; latest: string }): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asOf, setAsOf] = useState(latest);
  const [shown, setShown] = useState<string>();
  const { data, error, isFetching } = useQuery({ ...bulletinPreviewQuery(year, shown ?? latest), enabled: shown !== undefined });
  const issuing = useMutation({
    mutationFn: (day: string) => request<BulletinView>(apiPathTo.bulletins(), { method: 'POST', body: { year, asOf: day } satisfies IssueBulletin }),
    onSuccess: async (issued) => {
      client.setQueryData(bulletinQuery(issued.id).queryKey, issued);
      await client.invalidateQueries({ queryKey: bulletinsQuery(year).queryKey });
      await navigate(pathTo.bulletin(issued.id));
    },
  });
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('bulletins.next')}</h2>
      <p className="muted">{t('bulletins.nextHint')}</p>
      <p className="desk-line">
        <label htmlFor={id}>{t('asOf.label')}</label>
        <Input id={id} type="date" className="as-of-day" value={asOf} max={latest} onChange={({ target }) => setAsOf(target.value)} />
        <Button loading={isFetching} disabled={asOf === ''} onClick={() => setShown(asOf)}>
          {t('bulletins.preview')}
        </Button>
        <Button type="primary" disabled={!data || shown !== asOf} loading={issuing.isPending} onClick={() => issuing.mutate(asOf)}>
          {t('bulletins.issue')}
        </Button>
      </p>
      {(error ?? issuing.error) && <ErrorNote error={error ?? issuing.error} />}
      {data && shown === asOf && <OfficialPaper document={data} />}
    </section>
  );
};
