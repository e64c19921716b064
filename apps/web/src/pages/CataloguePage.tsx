import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Collapse } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '../api/generated/types.gen.js';
import { catalogueQuery } from '../api/queries.js';
import { CatalogueTaskCard } from '../components/CatalogueTaskCard.js';
import { useSession } from '../components/session-context.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import { dayText, instantText, taskCode, titleOf } from '../ui/date-text.js';
import { PageSkeleton } from '../ui/Skeletons.js';
import { useCycle } from '../components/use-cycle.js';

const route = getRouteApi('/inside/catalogue');

/** 清单: what the notice asks, task by task, in our own words; what it leaves open stands first. */
export const CataloguePage = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { task } = route.useSearch();
  const { year } = useCycle();
  const { data } = useQuery(catalogueQuery(year));
  if (!data) return <PageSkeleton />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.catalogue')}</h1>
        <span className="muted">{data.launchedAt === null ? t('catalogue.notLaunched') : t('catalogue.launched', { at: instantText(data.launchedAt, language, true) })}</span>
      </div>
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
    </div>
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
