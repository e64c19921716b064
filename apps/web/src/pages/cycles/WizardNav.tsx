import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../../path-builder.js';
import { STEPS, type Step } from '../../search-types.js';
import type { StepState } from './step-states.js';

interface Props {
  year: number;
  shown: Step;
  states: Readonly<Record<Step, StepState>>;
}

/** 1 指引 > … > 7 下达: every step can be opened at any time. */
export const WizardNav = ({ year, shown, states }: Props): ReactElement => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('launch.wizard')}>
      <ol className="wizard-steps">
        {STEPS.map((step, index) => {
          const { is, blockers } = states[step];
          return (
            <li key={step}>
              <Link {...pathTo.cycle(year, { step })} className={`wizard-step is-${is} ${step === shown ? 'is-shown' : ''}`} {...(step === shown ? { 'aria-current': 'step' as const } : {})}>
                <span className="wizard-number">{index + 1}</span>
                <span>{t(`launch.step.${step}`)}</span>
                <span className="wizard-state">{is === 'blocked' ? t('launch.state.blocked', { n: blockers }) : t(`launch.state.${is}`)}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
