import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogueQuery } from '../../api/queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { dayText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import type { StepProps } from './step-props.js';
import { LaunchBlockers } from './LaunchBlockers.js';
import { STEP_OF } from './step-states.js';
import { Waiting } from '../../components/Waiting.js';

/** 2: what would be issued is read from the catalogue that a second person confirmed. */
export const CatalogueStep = ({ year, cycle, check }: StepProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      {cycle.catalogueHash === null ? <EmptyState why={t('launch.noNotice', { year })} /> : <Counts year={year} />}
      <LaunchBlockers year={year} groups={cycle.groups} blockers={check.blockers.filter(({ code }) => STEP_OF[code] === 'catalogue')} />
      <p>
        <Link {...pathTo.catalogue()}>{t('launch.toCatalogue')}</Link>
      </p>
    </>
  );
};

const Counts = ({ year }: { year: number }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(catalogueQuery(year));
  if (!data) return <Waiting error={error} rows={3} />;
  const obligations = data.tasks.flatMap((task) => task.obligations);
  const mandatory = obligations.filter((each) => each.mandatory).length;
  return (
    <>
      <p>
        {data.title} <span className="nowrap">{data.documentNumber}</span> <span className="muted">{t('catalogue.issuedOn', { on: dayText(data.issuedOn, language, true) })}</span>
      </p>
      <p>{t('launch.counts', { categories: data.categories.length, tasks: data.tasks.length, obligations: obligations.length, mandatory, optional: obligations.length - mandatory })}</p>
      <p className="muted reference">{t('catalogue.hash', { hash: data.hash.slice(0, 16) })}</p>
    </>
  );
};
