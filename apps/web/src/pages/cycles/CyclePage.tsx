import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleQuery, launchCheckQuery } from '../../api/cycles-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles, OnDesk } from '../../components/ForRoles.js';
import { useLanguage } from '../../messages/use-language.js';
import type { Step } from '../../search-types.js';
import { instantText } from '../../ui/date-text.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { CalendarStep } from './CalendarStep.js';
import { CatalogueStep } from './CatalogueStep.js';
import { CheckStep } from './CheckStep.js';
import { CycleLife } from './CycleLife.js';
import { GuidelineStep } from './GuidelineStep.js';
import { bareOf, useReasons } from './launch-reasons.js';
import { LaunchStep } from './LaunchStep.js';
import { isLaunched } from '../../api/cycle.js';
import { PeopleStep } from './PeopleStep.js';
import { PreviewStep } from './PreviewStep.js';
import { nextStep, stepStates } from './step-states.js';
import { WizardNav } from './WizardNav.js';
import type { StepProps } from './step-props.js';

const route = getRouteApi('/inside/cycles/$year');

const BODIES: Readonly<Record<Step, (props: StepProps) => ReactElement>> = {
  guideline: GuidelineStep, catalogue: CatalogueStep, people: PeopleStep, calendar: CalendarStep, check: CheckStep, preview: PreviewStep, launch: LaunchStep,
};

/** 周期: where the year stands, and the way from its notice to its launch. */
export const CyclePage = (): ReactElement => {
  const { t } = useTranslation();
  const { year } = route.useParams();
  return (
    <ForRoles title={t('cycle.title', { year })} roles={['coordinator', 'bureau_leader']}>
      <Cycle year={Number(year)} />
    </ForRoles>
  );
};

const Cycle = ({ year }: { year: number }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { step } = route.useSearch();
  const { data: cycle, error } = useQuery(cycleQuery(year));
  const { data: check, error: checkError } = useQuery(launchCheckQuery(year));
  const [given, give] = useReasons(year);
  const failure = error ?? checkError;
  if (!cycle || !check) return failure ? <div className="page"><ErrorNote error={failure} /></div> : <PageSkeleton />;
  const states = stepStates(cycle, check, bareOf(check.warnings, given).length);
  const shown = step ?? nextStep(states);
  const Body = BODIES[shown];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('cycle.title', { year })}</h1>
        <Tag>{t(`cycle.status.${cycle.status}`)}</Tag>
        <span className="muted">
          {cycle.launchedAt === null ? t('cycle.asOf', { at: instantText(check.at, language, true) }) : t('cycle.launchedAt', { at: instantText(cycle.launchedAt, language, true) })}
          {cycle.copiedFrom !== null && ` · ${t('cycle.copiedFrom', { year: cycle.copiedFrom.slice(-4) })}`}
        </span>
      </div>
      <OnDesk>
        <WizardNav year={year} shown={shown} states={states} />
        <section className="stack" aria-labelledby="step-title">
          <h2 id="step-title">{t(`launch.step.${shown}`)}</h2>
          <Body year={year} cycle={cycle} check={check} given={given} give={give} />
        </section>
        {isLaunched(cycle) && <CycleLife year={year} cycle={cycle} />}
      </OnDesk>
    </div>
  );
};
