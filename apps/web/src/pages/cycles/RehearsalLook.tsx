import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleOf } from '../../api/cycles-queries.js';
import { rehearsalLookQuery, rehearsalLookRowsQuery } from '../../api/rehearsal-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ExportButton } from '../../components/ExportButton.js';
import { Filter } from '../../components/FilterBar.js';
import { Waiting } from '../../components/Waiting.js';
import { pathTo } from '../../path-builder.js';
import { SCRIPTS, type CycleSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Pager } from '../../ui/Pager.js';
import { keyOf, KINDS, OUTCOMES, useOutcome, useRowColumns } from '../rehearsals/RunRows.js';

const route = getRouteApi('/inside/cycles/$year');
type Go = (next: CycleSearch) => void;

/** 演练 beside the launch: the year is played when somebody chooses how units behave, shown, and not kept. */
export const RehearsalLook = ({ year }: { year: number }): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { script } = search;
  const go: Go = (next) => void navigate({ ...pathTo.cycle(year, { step: 'preview', ...next }), replace: true, resetScroll: false });
  const choose = (value: string | undefined): void => {
    const known = SCRIPTS.find((each) => each === value);
    go(known ? { script: known } : {});
  };
  return (
    <section className="stack" aria-labelledby="look-title">
      <h3 id="look-title">{t('rehearsal.look')}</h3>
      <p className="muted">{t('rehearsal.lookWhy')}</p>
      <div className="row wrap">
        <Filter label={t('rehearsal.scriptLabel')} value={script} choices={SCRIPTS.map((value) => ({ value, label: t(`rehearsal.script.${value}`) }))} onChange={choose} />
      </div>
      {script !== undefined && <Played year={year} search={{ ...search, script }} go={go} />}
    </section>
  );
};

interface Shown {
  year: number;
  search: CycleSearch & { script: (typeof SCRIPTS)[number] };
  go: Go;
}

/** The sums first; row by row where somebody asks, or came by a link to it. */
const Played = ({ year, search, go }: Shown): ReactElement => {
  const { t } = useTranslation();
  const [isListed, list] = useState(search.kind !== undefined || search.outcome !== undefined || search.page !== undefined);
  const { data, error } = useQuery(rehearsalLookQuery(year, search.script));
  if (!data) return <Waiting error={error} />;
  const suppressed = Object.values(data.ledger.suppressed).reduce((all, n) => all + n, 0);
  return (
    <>
      <p role="status">{t('rehearsal.sum', { assignments: data.assignments, due: data.ledger.due, sent: data.ledger.sent, suppressed, missed: data.missed })}</p>
      {isListed ? <Rows year={year} search={search} go={go} /> : <Button className="self-start" onClick={() => list(true)}>{t('rehearsal.rowByRow')}</Button>}
    </>
  );
};

const Rows = ({ year, search, go }: Shown): ReactElement => {
  const { t } = useTranslation();
  const outcome = useOutcome();
  const columns = useRowColumns();
  const { script, kind, outcome: came } = search;
  const { data: list, error } = useQuery(rehearsalLookRowsQuery(year, search));
  const filters = { script, ...(kind ? { kind } : {}), ...(came ? { outcome: came } : {}) };
  return (
    <>
      <div className="row wrap">
        <Filter label={t('rehearsal.kind')} value={kind} choices={KINDS.map((value) => ({ value, label: t(`rehearsal.kinds.${value}`) }))} onChange={(value) => go({ script, ...(came ? { outcome: came } : {}), ...pick(value) })} />
        <Filter label={t('rehearsal.outcome')} value={came} choices={OUTCOMES.map((value) => ({ value, label: outcome(value) }))} onChange={(value) => go({ script, ...(kind ? { kind } : {}), ...(value === undefined ? {} : { outcome: value }) })} />
        <ExportButton list="rehearsal" search={{ cycle: cycleOf(year), ...filters }} />
      </div>
      {error && <ErrorNote error={error} />}
      {list?.rows.length === 0 && <EmptyState why={t('filter.nothing')} />}
      {list && list.rows.length > 0 && <DataTable caption={t('rehearsal.look')} columns={columns} rows={list.rows} rowKey={keyOf} />}
      {list && <Pager total={list.total} page={list.page} pageSize={list.pageSize} onPage={(page) => go({ ...filters, page })} />}
    </>
  );
};

const pick = (value: string | undefined): Pick<CycleSearch, 'kind'> => {
  const kind = KINDS.find((each) => each === value);
  return kind ? { kind } : {};
};
