import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { requestsQuery } from '../../api/carrying-out-queries.js';
import type { RequestRow } from '../../api/generated/types.gen.js';
import { DeedDrawer, rowDeedOf } from '../../components/DeedDrawer.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useSeesNothing, useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import type { Deed } from '../../forms/verbs.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { DeedSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { dayText, deadlineText, instantText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { AskFor } from './AskFor.js';
import { OptIns } from './OptIns.js';
import { ScoreAppeals } from './ScoreAppeals.js';

const route = getRouteApi('/inside/requests');
const DECIDES: Record<RequestRow['kind'], Deed> = { extension: 'DecideExtension', exemption: 'DecideExemption', opt_out: 'OptOut', appeal: 'DecideAppeal' };

/** 申请: what waits for the reader, what the reader's unit asked for, and how to ask. */
export const RequestsPage = (): ReactElement => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const session = useSession();
  const { year } = useCycle();
  const { data, error } = useQuery(requestsQuery(year));
  const seesNothing = useSeesNothing();
  const isUnit = session.unitKind === 'province' || session.unitKind === 'city';
  const open = (next: DeedSearch): void => void navigate(pathTo.requests(next));
  const sections = (['decide', 'own', 'other'] as const).map((side) => ({ side, rows: data?.rows.filter((row) => row.side === side) ?? [] })).filter(({ rows }) => rows.length > 0);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.requests')}</h1>
      </div>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && sections.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : t('requests.empty')} />}
      {sections.map(({ side, rows }) => (
        <section key={side} aria-label={t(`requests.side.${side}`)}>
          <h2>{t('progress.sideWith', { side: t(`requests.side.${side}`), n: rows.length })}</h2>
          <Requests caption={t(`requests.side.${side}`)} rows={rows} onOpen={open} />
        </section>
      ))}
      {isUnit && <AskFor onOpen={open} />}
      {isUnit && <OptIns />}
      <ScoreAppeals />
      <DeedDrawer chosen={rowDeedOf(search)} onClose={() => open({})} />
    </div>
  );
};

const Requests = ({ caption, rows, onOpen }: { caption: string; rows: readonly RequestRow[]; onOpen: (next: DeedSearch) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { duty: dutyText } = useLedgerText();
  const about = ({ kind, duty, was, asked, ground, task }: RequestRow): string => {
    if (kind === 'extension') return t('requests.extended', { duty: dutyText(duty ?? '', task.code), was: was ? dayText(was, language) : '–', asked: asked ? deadlineText(asked, language) : '–' });
    return kind === 'exemption' && ground ? t(`requests.grounds.${ground}`) : '–';
  };
  const columns: readonly Column<RequestRow>[] = [
    { key: 'kind', title: t('requests.kind'), render: ({ kind }) => <strong>{t(`requests.kinds.${kind}`)}</strong> },
    {
      key: 'item', title: t('reminders.item'), isHead: true,
      render: ({ assignment, task, unit }) => (
        <Link {...pathTo.assignment(assignment)}>
          {taskCode(task.code)} {nameOf(unit, language)}
        </Link>
      ),
    },
    { key: 'about', title: t('requests.about'), render: about },
    { key: 'at', title: t('requests.requestedAt'), render: ({ requestedAt }) => (requestedAt ? <span className="nowrap">{instantText(requestedAt, language)}</span> : '–') },
    { key: 'by', title: t('requests.decideBy'), render: ({ decideBy }) => (decideBy ? deadlineText(decideBy, language) : '–') },
    { key: 'waits', title: t('requests.waitingFor'), render: ({ waitingFor }) => waitingFor.map((side) => t(`requests.who.${side}`)).join(t('common.and')) },
    {
      key: 'act', title: t('progress.act'),
      render: ({ side, kind, assignment, duty }) =>
        side === 'decide' ? (
          <Button type="primary" onClick={() => onOpen({ item: assignment, deed: DECIDES[kind], ...(duty === null ? {} : { of: duty }) })}>
            {t('requests.decide')}
          </Button>
        ) : (
          <span className="muted">{t('requests.waits')}</span>
        ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ assignment, kind, duty }) => `${assignment} ${kind} ${duty ?? ''}`} />;
};
