import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistView } from '../../api/generated/types.gen.js';
import { worklistQuery } from '../../api/queries.js';
import { AssignmentPane } from '../../components/assignment/AssignmentPane.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { pathTo } from '../../path-builder.js';
import { BOXES } from '../../search-types.js';
import type { WorklistSearch } from '../../search-types.js';
import { withoutTurns } from '../../search.js';
import { Turns } from '../../ui/Turns.js';
import { useKey } from '../../ui/use-keys.js';
import { useIsSplit } from '../../ui/use-media.js';
import { useBatch } from './use-batch.js';
import { WorklistEmpty } from './WorklistEmpty.js';
import { WorklistFilters } from './WorklistFilters.js';
import { WorklistRowLink } from './WorklistRowLink.js';

const route = getRouteApi('/inside/worklist');

const withoutItem = ({ item: _item, ...rest }: WorklistSearch): WorklistSearch => rest;

/** 待办: queue left, item right; a decision opens the next item and the list keeps its place. */
export const WorklistPage = (): ReactElement => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const isSplit = useIsSplit();
  const { data, error, isPlaceholderData } = useQuery(worklistQuery(search));
  const list = useRef<HTMLUListElement>(null);
  const [decided, setDecided] = useState<string>();
  const { box = 'todo' } = search;
  const batch = useBatch(box === 'todo');
  const rows = data?.rows ?? [];
  const openId = search.item ?? rows[0]?.id;
  const at = rows.findIndex((row) => row.id === openId);
  const go = (next: WorklistSearch): void => void navigate(pathTo.worklist(next));
  const open = (id: string | undefined): void => {
    if (id !== undefined) void navigate({ ...pathTo.worklist({ ...search, item: id }), replace: true, resetScroll: false });
  };
  const move = (by: number): void => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
    const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
    const from = focused === -1 ? at : focused;
    const to = Math.min(Math.max(from + by, 0), rows.length - 1);
    links[to]?.focus();
    if (isSplit) open(rows[to]?.id);
  };
  useKey('j', () => move(1), rows.length > 0);
  useKey('k', () => move(-1), rows.length > 0);
  useKey('enter', () => document.getElementById('assignment-title')?.focus(), isSplit && openId !== undefined);
  const onDecided = (): void => {
    const next = rows[at + 1] ?? rows[at - 1];
    setDecided(openId);
    open(next?.id);
  };

  return (
    <div className={isSplit ? 'worklist is-split' : 'worklist'}>
      <section className="worklist-list" aria-labelledby="worklist-title">
        <h1 id="worklist-title" className="visually-hidden">{t('nav.worklist')}</h1>
        <Boxes current={box} counts={data?.counts} />
        <WorklistFilters search={search} onChange={go} />
        {batch.bar}
        {error && <ErrorNote error={error} />}
        {!isSplit && batch.digest}
        {data && rows.length === 0 && <WorklistEmpty search={search} />}
        <ul className={isPlaceholderData ? 'rows is-stale' : 'rows'} ref={list} aria-label={t(`box.${box}`)}>
          {rows.map((row) => (
            <li key={row.id} className={batch.isPicking ? 'row-picking' : ''}>
              {batch.pickBox(row, rows)}
              <WorklistRowLink row={row} search={search} isOpen={isSplit && row.id === openId} opensBeside={isSplit} />
            </li>
          ))}
        </ul>
        {(data ?? error) && (
          <footer className="list-foot">
            {isSplit && rows.length > 0 && <span className="muted key-hint">{t('worklist.keys')}</span>}
            <Turns list={data} turn={search} onTurn={(turn) => go({ ...withoutTurns(withoutItem(search)), ...turn })} />
          </footer>
        )}
      </section>
      {isSplit && (
        <section className="worklist-item" aria-label={t('worklist.item')}>
          {batch.digest ?? (openId === undefined ? rows.length > 0 && <p className="muted">{t('worklist.noItem')}</p> : <AssignmentPane key={openId} id={openId} takesFocus={decided !== undefined && decided !== openId} onDecided={onDecided} />)}
        </section>
      )}
    </div>
  );
};

const Boxes = ({ current, counts }: { current: (typeof BOXES)[number]; counts: WorklistView['counts'] | undefined }): ReactElement => {
  const { t } = useTranslation();
  return (
    <nav className="boxes" aria-label={t('worklist.boxes')}>
      {BOXES.map((each) => (
        <Link key={each} {...pathTo.worklist(each === 'todo' ? {} : { box: each })} className="box-link" {...(each === current ? { 'aria-current': 'page' as const } : {})} activeOptions={{ exact: true, includeSearch: true }}>
          {t(`box.${each}`)} <span className="box-count">{counts?.[each] ?? '–'}</span>
        </Link>
      ))}
    </nav>
  );
};
