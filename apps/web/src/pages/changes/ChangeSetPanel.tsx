import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Progress, Tag } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeSetQuery } from '../../api/changes-queries.js';
import type { ChangeSetRow, ChangeSetView } from '../../api/generated/types.gen.js';
import { Filter } from '../../components/FilterBar.js';
import { ApplyChangeForm } from '../../forms/apply-change.js';
import { DropRowForm } from '../../forms/drop-row.js';
import { PreviewAgainForm } from '../../forms/preview-again.js';
import { UndoChangeForm } from '../../forms/undo-change.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { ROW_STATES, type ChangesSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { withoutTurns } from '../../search.js';
import { Turns } from '../../ui/Turns.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { useProposalText } from './proposal-text.js';
import { useRowColumns } from './row-columns.js';
import { refusalOf, refusalText } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';

const FORMS = { ApplyChange: ApplyChangeForm, PreviewAgain: PreviewAgainForm, UndoChange: UndoChangeForm } as const;
const VERBS = ['ApplyChange', 'PreviewAgain', 'UndoChange'] as const;
type Verb = (typeof VERBS)[number];

interface Props {
  id: string;
  search: ChangesSearch;
  go: (search: ChangesSearch) => void;
}

/** One change set: what it would do row by row, who proposed and who carries it out, how far it has come. */
export const ChangeSetPanel = ({ id, search, go }: Props): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(changeSetQuery(id, search));
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <Head changeSet={data} />
      <Acts changeSet={data} />
      <Rows changeSet={data} search={search} go={go} />
      <p className="muted reference">{t('change.hash', { hash: data.previewHash.slice(0, 16) })}</p>
    </>
  );
};

const Head = ({ changeSet }: { changeSet: ChangeSetView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const textOf = useProposalText();
  const { status, pending, applied, stale, dropped, proposedBy, proposedAt, appliedBy, reason, kind, proposal } = changeSet;
  const all = pending + applied + stale + dropped;
  return (
    <section className="stack" aria-labelledby="change-title">
      <div className="row wrap">
        <h2 id="change-title">{textOf(changeSet)}</h2>
        <Tag variant="outlined">{t(`change.status.${status}`)}</Tag>
      </div>
      <dl className="facts">
        <div>
          <dt>{t('cycle.reason')}</dt>
          <dd className="anywhere">{reason}</dd>
        </div>
        <div>
          <dt>{t('change.proposed')}</dt>
          <dd>
            {proposedBy.name} {instantText(proposedAt, language)}
            {kind === 'undo' && typeof proposal['of'] === 'string' && (
              <>
                {' '}
                <Link {...pathTo.changes({ set: proposal['of'] })}>{t('change.undoOf')}</Link>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('change.applied')}</dt>
          <dd>{appliedBy?.name ?? t('change.notYet')}</dd>
        </div>
      </dl>
      <p role="status">{t('change.counts', { pending, applied, stale, dropped })}</p>
      {status === 'applying' && <Progress aria-label={t('change.progress')} percent={all === 0 ? 100 : Math.floor((100 * (applied + stale + dropped)) / all)} />}
      {status === 'held' && <p>{t('change.held')}</p>}
    </section>
  );
};

/** What may be done now, by the API's word; what may not says why. */
const Acts = ({ changeSet }: { changeSet: ChangeSetView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState<Verb>();
  const [told, setTold] = useState<string>();
  const close = (): void => setOpen(undefined);
  if (open) {
    const Form = FORMS[open];
    return <Form changeSet={changeSet} onClose={close} />;
  }
  return (
    <div className="row wrap" role="group" aria-label={t('bar.label')}>
      {VERBS.map((verb) => {
        const reason = refusalText(refusalOf(changeSet, verb), language);
        return (
          <ReasonButton key={verb} {...(verb === 'ApplyChange' ? { type: 'primary' as const } : {})} reason={reason} onBlocked={setTold} onClick={() => setOpen(verb)}>
            {t(`change.act.${verb}`)}
          </ReasonButton>
        );
      })}
      {told !== undefined && <span role="status">{told}</span>}
    </div>
  );
};

const Rows = ({ changeSet, search, go }: Omit<Props, 'id'> & { changeSet: ChangeSetView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [dropping, setDropping] = useState<ChangeSetRow>();
  const mayNotDrop = refusalText(refusalOf(changeSet, 'DropRow'), language);
  const columns = useRowColumns(mayNotDrop, setDropping);
  const set = (state: string | undefined): void => {
    const known = ROW_STATES.find((each) => each === state);
    go({ set: changeSet.id, ...(known ? { state: known } : {}) });
  };
  return (
    <section className="stack" aria-labelledby="rows-title">
      <div className="row wrap">
        <h3 id="rows-title">{t('change.preview')}</h3>
        <Filter label={t('filter.state')} value={search.state} choices={ROW_STATES.map((value) => ({ value, label: t(`change.row.${value}`) }))} onChange={set} />
      </div>
      {dropping && <DropRowForm key={dropping.assignment} changeSet={changeSet} row={dropping} onClose={() => setDropping(undefined)} />}
      {changeSet.rows.length === 0 ? <EmptyState why={t('filter.nothing')} /> : <DataTable caption={t('change.preview')} columns={columns} rows={changeSet.rows} rowKey={({ assignment }) => assignment} />}
      <Turns list={changeSet} turn={search} onTurn={(turn) => go({ ...withoutTurns(search), ...turn })} />
    </section>
  );
};
