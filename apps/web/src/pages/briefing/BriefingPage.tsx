import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { briefingQuery } from '../../api/supervision-queries.js';
import { DeedDrawer } from '../../components/DeedDrawer.js';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LIGHTS, LightSign } from '../../ui/LightSign.js';
import { RedItems } from './RedItems.js';
import { ToDecide } from './ToDecide.js';
import { WeekChanges } from './WeekChanges.js';
import { Waiting } from '../../components/Waiting.js';

/** 领导: one screen. What is red and why, what changed this week, what waits for a signature; 批示 on any row in two steps. */
export const BriefingPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.briefing')} roles={['bureau_leader', 'coordinator']}>
      <Briefing />
    </ForRoles>
  );
};

const Briefing = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const { data, error } = useQuery(briefingQuery(year));
  const [deed, setDeed] = useState<RowDeed>();
  if (!data) return <Waiting error={error} />;
  return (
    <div className="page briefing">
      <div className="page-head">
        <h1>{t('nav.briefing')}</h1>
        <span className="muted">{t('briefing.asOf', { at: instantText(data.at, language, true) })}</span>
      </div>
      {!data.launched && <EmptyState why={t('overview.notLaunched')} />}
      <ul className="legend" aria-label={t('overview.legend')}>
        {LIGHTS.map((light) => (
          <li key={light}>
            <Link {...pathTo.assignments({ light })}>
              <LightSign light={light} text={t('overview.count', { word: t(`light.long.${light}`), n: data.lights[light] })} />
            </Link>
          </li>
        ))}
        <li>
          <Link {...pathTo.overview()}>{t('briefing.toMap')}</Link>
        </li>
      </ul>
      <div className="briefing-grid">
        <RedItems briefing={data} onDeed={setDeed} />
        <div className="briefing-side">
          <ToDecide briefing={data} onDeed={setDeed} />
          <WeekChanges briefing={data} onDeed={setDeed} />
        </div>
      </div>
      <DeedDrawer chosen={deed} onClose={() => setDeed(undefined)} />
    </div>
  );
};
