import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useSession } from '../../components/session-context.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { useIsPhone } from '../../ui/use-media.js';
import { chapterAround, chapterFor, chaptersFor, isDocument, type ChapterName } from './chapters.js';
import { chapterQuery, titleOf } from './guide-files.js';
import { GuideText } from './GuideText.js';
import './help.css';

const route = getRouteApi('/inside/help');

/** 帮助: the guide, what the reader's role needs first. */
export const HelpPage = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const isPhone = useIsPhone();
  const name = chapterFor(route.useSearch(), session);
  const around = chapterAround(name);
  const { data, error } = useQuery({ ...chapterQuery(language, name), placeholderData: keepPreviousData });
  return (
    <div className="page help">
      <Contents key={`${name} ${isPhone}`} shown={around} isOpen={!isPhone} />
      <article className="guide">
        {isDocument(name) && <Link {...pathTo.help({ chapter: around })}>{t('help.back', { chapter: titleOf(language, around) })}</Link>}
        <h1>{isDocument(name) ? (data?.title ?? name) : titleOf(language, name)}</h1>
        {error && <ErrorNote error={error} />}
        {!data && !error && <PageSkeleton />}
        {data && <GuideText blocks={data.blocks} />}
      </article>
    </div>
  );
};

/** On the phone folded over the text, on the desk beside it. */
const Contents = ({ shown, isOpen }: { shown: ChapterName; isOpen: boolean }): ReactElement => {
  const { t } = useTranslation();
  const { own, other } = chaptersFor(useSession());
  return (
    <nav className="guide-contents" aria-label={t('help.contents')}>
      <details className="fold" open={isOpen}>
        <summary>{t('help.contents')}</summary>
        <ChapterList title={t('help.own')} names={own} shown={shown} />
        <ChapterList title={t('help.other')} names={other} shown={shown} />
      </details>
    </nav>
  );
};

const ChapterList = ({ title, names, shown }: { title: string; names: readonly ChapterName[]; shown: ChapterName }): ReactElement => {
  const language = useLanguage();
  return (
    <>
      <p className="muted">{title}</p>
      <ul className="nav-list" aria-label={title}>
        {names.map((name) => (
          <li key={name}>
            <Link {...pathTo.help({ chapter: name })} className={name === shown ? 'nav-link is-active' : 'nav-link'} {...(name === shown ? { 'aria-current': 'page' } : {})}>
              {titleOf(language, name)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};
