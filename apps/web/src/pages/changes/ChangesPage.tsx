import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSetsQuery } from '../../api/changes-queries.js';
import type { ChangeSetHead } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles, OnDesk } from '../../components/ForRoles.js';
import { useCycle } from '../../components/use-cycle.js';
import { useMayPropose } from '../../components/use-may-propose.js';
import { ProposeBatchForm } from '../../forms/propose-batch.js';
import { ProposeDeadlineForm } from '../../forms/propose-deadline.js';
import { ProposeGroupForm } from '../../forms/propose-group.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { CHANGE_KINDS, ROW_STATES, type ChangesSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { ChangeSetPanel } from './ChangeSetPanel.js';
import { useProposalText } from './proposal-text.js';

const route = getRouteApi('/inside/changes');
const FORMS = { deadline: ProposeDeadlineForm, batch: ProposeBatchForm, group: ProposeGroupForm } as const;

/** 变更: proposed with a preview, carried out by a second person, undone by its inverse. */
export const ChangesPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.changes')} roles={['coordinator', 'bureau_leader']}>
      <Changes />
    </ForRoles>
  );
};

const Changes = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const go = (next: ChangesSearch): void => void navigate(pathTo.changes(next));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.changes')}</h1>
        {search.set === undefined ? <span className="muted">{t('change.why')}</span> : <Link {...pathTo.changes()}>{t('change.back')}</Link>}
      </div>
      {search.set === undefined ? <List search={search} go={go} /> : <ChangeSetPanel key={search.set} id={search.set} search={search} go={go} />}
    </div>
  );
};

interface ListProps {
  search: ChangesSearch;
  go: (search: ChangesSearch) => void;
}

const List = ({ search, go }: ListProps): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const mayNot = useMayPropose();
  const { data, error } = useQuery(changeSetsQuery(search));
  const columns = useColumns();
  const Form = search.propose && mayNot === undefined ? FORMS[search.propose] : undefined;
  return (
    <>
      {Form ? (
        <OnDesk>
          <Form year={year} onClose={() => go({})} />
        </OnDesk>
      ) : (
        <div className="row wrap">
          {CHANGE_KINDS.map((kind) => (
            <ReasonButton key={kind} {...(kind === 'deadline' ? { type: 'primary' as const } : {})} reason={mayNot} onClick={() => go({ propose: kind })}>
              {t(`change.form.${kind}`)}
            </ReasonButton>
          ))}
          <Link {...pathTo.calendar()}>{t('change.toCalendar')}</Link>
          <Link {...pathTo.rules()}>{t('change.toRules')}</Link>
        </div>
      )}
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={t('change.none')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('nav.changes')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      <Turns list={data} turn={search} onTurn={go} />
    </>
  );
};

const useColumns = (): readonly Column<ChangeSetHead>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const textOf = useProposalText();
  return [
    { key: 'what', title: t('change.what'), isHead: true, render: (row) => <Link {...pathTo.changes({ set: row.id })}>{textOf(row)}</Link> },
    { key: 'status', title: t('filter.state'), render: (row) => <span className="nowrap">{t(`change.status.${row.status}`)}</span> },
    { key: 'rows', title: t('change.rows'), render: (row) => ROW_STATES.filter((state) => row[state] > 0).map((state) => t('change.count', { state: t(`change.row.${state}`), n: row[state] })).join(t('common.comma')) || '–' },
    { key: 'reason', title: t('cycle.reason'), render: (row) => <span className="anywhere">{row.reason}</span> },
    { key: 'proposed', title: t('change.proposed'), render: (row) => `${row.proposedBy.name} ${instantText(row.proposedAt, language)}` },
    { key: 'applied', title: t('change.applied'), render: (row) => <span className="nowrap">{row.appliedBy?.name ?? '–'}</span> },
  ];
};
