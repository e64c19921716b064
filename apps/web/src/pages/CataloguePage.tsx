import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Collapse } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '../api/generated/types.gen.js';
import { ApiError } from '../api/client.js';
import { catalogueQuery } from '../api/queries.js';
import { Versions } from '../components/catalogue/Versions.js';
import { CatalogueTaskCard } from '../components/CatalogueTaskCard.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useSession } from '../components/session-context.js';
import { ImportNoticeForm } from '../forms/import-notice.js';
import { ImportSheetForm } from '../forms/import-sheet.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import { dayText, instantText, taskCode, titleOf } from '../ui/date-text.js';
import { EmptyState } from '../ui/EmptyState.js';
import { PageSkeleton } from '../ui/Skeletons.js';
import { useIsPhone } from '../ui/use-media.js';
import { useCycle } from '../components/use-cycle.js';

const route = getRouteApi('/inside/catalogue');

/** 清单: its versions for who makes them; for everybody what the notice asks of the year that is shown. */
export const CataloguePage = (): ReactElement => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const { roles } = useSession();
  const { year } = useCycle();
  const { data, error } = useQuery(catalogueQuery(year));
  const imports = roles.includes('coordinator');
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.catalogue')}</h1>
        {data && <LaunchedLine launchedAt={data.launchedAt} />}
      </div>
      {imports && (isPhone ? <p className="muted">{t('version.notOnPhone')}</p> : (
        <>
          <ImportNoticeForm />
          <ImportSheetForm />
        </>
      ))}
      {(imports || roles.includes('bureau_leader')) && <Versions />}
      {data ? <YearsCatalogue data={data} /> : error ? <NoCatalogue error={error} /> : <PageSkeleton />}
    </div>
  );
};

const LaunchedLine = ({ launchedAt }: Pick<CatalogueView, 'launchedAt'>): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return <span className="muted">{launchedAt === null ? t('catalogue.notLaunched') : t('catalogue.launched', { at: instantText(launchedAt, language, true) })}</span>;
};

const NoCatalogue = ({ error }: { error: Error }): ReactElement => {
  const { t } = useTranslation();
  return error instanceof ApiError && error.status === 404 ? <EmptyState why={t('version.noCatalogue')} /> : <ErrorNote error={error} />;
};

/** Task by task, in our own words; what the notice leaves open stands first. */
const YearsCatalogue = ({ data }: { data: CatalogueView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { task } = route.useSearch();
  return (
    <>
      <p>
        {data.title} <span className="nowrap">{data.documentNumber}</span> <span className="muted">{t('catalogue.issuedOn', { on: dayText(data.issuedOn, language, true) })}</span>
      </p>
      <p className="muted reference">{t('catalogue.hash', { hash: data.hash.slice(0, 16) })}</p>
      {data.launchedAt === null && session.roles.includes('coordinator') && (
        <p>
          <Link {...pathTo.cycle(data.year)}>{t('catalogue.toLaunch', { year: data.year })}</Link>
        </p>
      )}
      <OpenQuestions questions={data.openQuestions} />
      {data.categories.map((category) => (
        <section key={category.number} aria-labelledby={`category-${category.number}`}>
          <h2 id={`category-${category.number}`}>
            {category.number}. {titleOf(category, language)}
          </h2>
          <Collapse
            defaultActiveKey={task === undefined ? [] : [task]}
            items={data.tasks
              .filter((each) => each.category === category.number)
              .map((each) => ({
                key: each.code,
                label: (
                  <>
                    <span className="code">{taskCode(each.code)}</span> {titleOf(each, language)}
                  </>
                ),
                children: <CatalogueTaskCard task={each} />,
              }))}
          />
        </section>
      ))}
    </>
  );
};

const KINDS = ['group', 'task', 'department'] as const;
const TASK = /^t\d\d/;
const kindOf = (about: string): (typeof KINDS)[number] => (TASK.test(about) || about === 'tasks' ? 'task' : about.startsWith('dep') ? 'department' : 'group');

const OpenQuestions = ({ questions }: { questions: CatalogueView['openQuestions'] }): ReactElement | null => {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section className="open-questions" aria-labelledby="open-questions">
      <h2 id="open-questions">{t('catalogue.openQuestions', { n: questions.length })}</h2>
      <p className="muted">{t('catalogue.openWhy')}</p>
      {KINDS.map((kind) => {
        const those = questions.filter(({ about }) => kindOf(about) === kind);
        return (
          those.length > 0 && (
            <div key={kind}>
              <h3>{t('overview.count', { word: t(`catalogue.about.${kind}`), n: those.length })}</h3>
              <ol>
                {those.map(({ id, about, question }) => (
                  <li key={id}>
                    {TASK.test(about) && <span className="code">{taskCode(about.slice(0, 3))} </span>}
                    {question}
                  </li>
                ))}
              </ol>
            </div>
          )
        );
      })}
    </section>
  );
};
