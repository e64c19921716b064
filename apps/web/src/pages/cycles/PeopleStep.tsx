import { Link, useNavigate, getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView } from '../../api/generated/types.gen.js';
import { NameGroupForm } from '../../forms/name-group.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import type { StepProps } from './step-props.js';
import { LaunchBlockers } from './LaunchBlockers.js';
import { useMayPrepare } from './may-prepare.js';
import { STEP_OF } from './step-states.js';

const route = getRouteApi('/inside/cycles/$year');
type Group = CycleView['groups'][number];
/** So many members are named in a row. */
const SHOWN = 8;

/** 3: region groups with their members, and who is missing where. */
export const PeopleStep = ({ year, cycle, check }: StepProps): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { group } = route.useSearch();
  const open = (id: string | undefined): void => void navigate(pathTo.cycle(year, id === undefined ? { step: 'people' } : { step: 'people', group: id }));
  const mayNot = useMayPrepare(cycle);
  const columns = useColumns(mayNot, open);
  const chosen = mayNot === undefined ? cycle.groups.find(({ id }) => id === group) : undefined;
  const people = check.blockers.filter(({ code }) => STEP_OF[code] === 'people');
  return (
    <>
      <LaunchBlockers year={year} groups={cycle.groups} blockers={people} />
      {chosen && <NameGroupForm key={chosen.id} cycle={cycle} group={chosen} onClose={() => open(undefined)} />}
      <h3>{t('cycle.group.title', { n: cycle.groups.length })}</h3>
      {cycle.groups.length === 0 ? <EmptyState why={t('cycle.group.none')} /> : <DataTable caption={t('cycle.group.caption')} columns={columns} rows={cycle.groups} rowKey={({ id }) => id} />}
      <p>
        <Link {...pathTo.organisation()}>{t('launch.toOrganisation')}</Link>
      </p>
    </>
  );
};

const useColumns = (mayNot: string | undefined, open: (id: string) => void): readonly Column<Group>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const days = ({ from, until }: Group): string => (from === null && until === null ? t('cycle.group.always') : `${from === null ? '' : dayText(from, language, true)} – ${until === null ? '' : dayText(until, language, true)}`);
  return [
    { key: 'name', title: t('cycle.group.name'), isHead: true, render: (row) => row.name },
    { key: 'tasks', title: t('filter.task'), render: (row) => row.tasks.map(taskCode).join(t('common.and')) || '–' },
    { key: 'count', title: t('cycle.group.count'), isNumber: true, render: (row) => row.members.length },
    {
      key: 'members', title: t('cycle.group.members'),
      render: ({ members }) => (members.length === 0 ? <strong className="check-blocked">{t('cycle.group.empty')}</strong> : members.slice(0, SHOWN).map((each) => nameOf(each, language)).join(t('common.and')) + (members.length > SHOWN ? '…' : '')),
    },
    { key: 'days', title: t('cycle.group.days'), render: days },
    { key: 'act', title: t('cycle.act'), render: (row) => <ReasonButton size="small" reason={mayNot} onClick={() => open(row.id)} aria-label={t('cycle.group.nameOne', { name: row.name })}>{t('cycle.group.nameIt')}</ReasonButton> },
  ];
};
