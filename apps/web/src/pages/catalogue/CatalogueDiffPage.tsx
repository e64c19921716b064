import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueDiffQuery, catalogueVersionsQuery } from '../../api/catalogue-queries.js';
import type { CatalogueDiffView } from '../../api/generated/types.gen.js';
import { changedWords } from '../../components/catalogue/changed-words.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar } from '../../components/FilterBar.js';
import { DecidePairForm } from '../../forms/decide-pair.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DIFF_KINDS, type CatalogueDiffSearch } from '../../search-types.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { Marked } from '../../ui/Marked.js';

const route = getRouteApi('/inside/catalogue/versions/$version/diff');
type Item = CatalogueDiffView['items'][number];

/** 两份通知的比较 (X2): what is new, dropped, reworded, moved or another duty; what is unsure a person decides. */
export const CatalogueDiffPage = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { version } = route.useParams();
  const search = route.useSearch();
  const id = `catalogue/${version}`;
  const { data: versions, error: versionsError } = useQuery(catalogueVersionsQuery());
  const { data, error } = useQuery({ ...catalogueDiffQuery(id, `catalogue/${search.with ?? ''}`), enabled: search.with !== undefined });
  const go = (next: CatalogueDiffSearch): void => void navigate(pathTo.catalogueDiff(id, next));
  const others = (versions?.rows ?? []).filter((each) => each.id !== id).map((each) => ({ value: each.id.replace('catalogue/', ''), label: `${each.title ?? each.sourceName} ${each.documentNumber ?? ''}` }));
  return (
    <div className="page stack">
      <div className="page-head">
        <h1>{t('diff.title')}</h1>
        <Link {...pathTo.catalogueVersion(id)}>{t('diff.back')}</Link>
      </div>
      <FilterBar isSet={search.kind !== undefined} onClear={() => go(search.with === undefined ? {} : { with: search.with })}>
        <Filter label={t('diff.with')} value={search.with} choices={others} onChange={(value) => go(value === undefined ? {} : { with: value })} />
      </FilterBar>
      {versionsError && <ErrorNote error={versionsError} />}
      {search.with === undefined && <EmptyState why={t('diff.choose')} />}
      {search.with !== undefined && error && <ErrorNote error={error} />}
      {search.with !== undefined && !data && !error && <PageSkeleton />}
      {search.with !== undefined && data && <Diff id={id} data={data} kind={search.kind} pathOf={(kind) => pathTo.catalogueDiff(id, { ...search, ...(kind === undefined ? {} : { kind }) })} />}
    </div>
  );
};

interface DiffProps {
  id: string;
  data: CatalogueDiffView;
  kind: CatalogueDiffSearch['kind'];
  pathOf: (kind: NonNullable<CatalogueDiffSearch['kind']>) => ReturnType<typeof pathTo.catalogueDiff>;
}

const Diff = ({ id, data, kind, pathOf }: DiffProps): ReactElement => {
  const { t } = useTranslation();
  const items = data.items.filter(({ kinds }) => (kind === undefined ? !kinds.includes('same') : kinds.includes(kind)));
  return (
    <>
      <p>
        {data.before.title} <span className="nowrap">{data.before.documentNumber}</span> → {data.after.title} <span className="nowrap">{data.after.documentNumber}</span>
      </p>
      <nav className="boxes" aria-label={t('diff.kinds')}>
        {DIFF_KINDS.map((each) => (
          <Link key={each} {...pathOf(each)} className="box-link" aria-current={each === kind ? 'page' : undefined}>
            {t(`diff.kind.${each}`)} <span className="box-count">{data.counts[each]}</span>
          </Link>
        ))}
      </nav>
      {items.length === 0 && <EmptyState why={t('diff.nothing')} />}
      {items.map((item) => (
        <Row key={`${item.before?.path ?? ''} ${item.after?.path ?? ''}`} id={id} withId={data.before.id} item={item} />
      ))}
      <Decisions decisions={data.decisions} />
    </>
  );
};

const Row = ({ id, withId, item }: { id: string; withId: string; item: Item }): ReactElement => {
  const { t } = useTranslation();
  const { before, after, kinds, changes } = item;
  const titles = changedWords(before?.title ?? '', after?.title ?? '');
  return (
    <section className="draft-block" aria-label={after?.title ?? before?.title ?? ''}>
      <p className="desk-line">
        {kinds.map((kind) => (
          <Tag key={kind} variant="outlined">
            {t(`diff.kind.${kind}`)}
          </Tag>
        ))}
        {item.isDecided && <span className="muted">{t('diff.decided')}</span>}
      </p>
      <div className="diff-sides">
        <h2>{before ? <Marked prefix={`${before.number}. `} pieces={after ? titles.was : [{ text: before.title, isChanged: false }]} as="del" /> : <span className="muted">{t('diff.notThere')}</span>}</h2>
        <h2>{after ? <Link {...pathTo.catalogueVersion(id, { part: 'fields', at: `${after.path}.title` })}><Marked prefix={`${after.number}. `} pieces={before ? titles.is : [{ text: after.title, isChanged: false }]} as="ins" /></Link> : <span className="muted">{t('diff.notThere')}</span>}</h2>
      </div>
      {changes
        .filter(({ field }) => field !== 'title')
        .map((change, index) => (
          <ChangeLine key={`${change.field} ${change.before?.path ?? ''} ${change.after?.path ?? ''} ${index}`} change={change} />
        ))}
      {kinds.includes('unsure') && before && after && <DecidePairForm id={id} withId={withId} before={before} after={after} />}
    </section>
  );
};

const ITEM = /^tasks\.\d+\.(\w+)\.(\d+)/;

const ChangeLine = ({ change: { field, was, is, before, after } }: { change: Item['changes'][number] }): ReactElement => {
  const { t, i18n } = useTranslation();
  const [, list = '', place] = ITEM.exec(after?.path ?? before?.path ?? '') ?? [];
  const item = i18n.exists(`version.item.${list}`) ? `${t('version.itemNumber', { name: t(`version.item.${list}` as 'version.item.milestones'), n: Number(place) + 1 })} · ` : '';
  const words = changedWords(was ?? '', is ?? '');
  return (
    <div className="diff-change">
      <h3 className="muted">
        {item}
        {t(`diff.field.${field}`)}
      </h3>
      <div className="diff-sides">
        <p>{was === null ? <span className="muted">{t('diff.notThere')}</span> : <Marked pieces={words.was} as="del" />}</p>
        <p>{is === null ? <span className="muted">{t('diff.notThere')}</span> : <Marked pieces={words.is} as="ins" />}</p>
      </div>
    </div>
  );
};

const Decisions = ({ decisions }: Pick<CatalogueDiffView, 'decisions'>): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (decisions.length === 0) return null;
  return (
    <section className="draft-block" aria-labelledby="decisions">
      <h2 id="decisions">{t('diff.decisions', { n: decisions.length })}</h2>
      <ol>
        {decisions.map(({ before, after, same, reason, by, at }) => (
          <li key={`${at} ${before} ${after}`}>
            {before} · {after} {t(same ? 'diff.same' : 'diff.different')} <span className="muted">{t('version.because', { reason, name: by.name, at: instantText(at, language) })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
