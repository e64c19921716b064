import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../../path-builder.js';
import { EmptyState } from '../../ui/EmptyState.js';
import type { StepProps } from './step-props.js';
import { GivenReasons } from './GivenReasons.js';
import { LaunchBlockers } from './LaunchBlockers.js';
import { LaunchWarnings } from './LaunchWarnings.js';
import { bareOf } from './launch-reasons.js';
import { isLaunched } from '../../api/cycle.js';

/** 5: what stops the launch, and what wants a reason. */
export const CheckStep = ({ year, cycle, check, given, give }: StepProps): ReactElement => {
  const { t } = useTranslation();
  if (isLaunched(cycle)) return <GivenReasons cycle={cycle} />;
  const bare = bareOf(check.warnings, given).length;
  return (
    <>
      <p className="row" role="status">
        <strong className={check.blockers.length > 0 ? 'check-blocked' : 'check-passed'}>{t('launch.blockers', { n: check.blockers.length })}</strong>
        <strong>{t('launch.warnings', { n: check.warnings.length, bare })}</strong>
      </p>
      <LaunchBlockers year={year} groups={cycle.groups} blockers={check.blockers} />
      {check.warnings.length === 0 ? <EmptyState why={t('launch.noWarnings')} /> : <LaunchWarnings warnings={check.warnings} given={given} give={give} />}
      {check.blockers.length === 0 && bare === 0 && (
        <p>
          <Link {...pathTo.cycle(year, { step: 'preview' })}>{t('launch.onToPreview')}</Link>
        </p>
      )}
    </>
  );
};
