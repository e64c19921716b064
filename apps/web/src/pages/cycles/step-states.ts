import type { CycleView, LaunchCheckView } from '../../api/generated/types.gen.js';
import { isLaunched } from '../../api/cycle.js';
import { STEPS, type Step } from '../../search-types.js';

type Blocker = LaunchCheckView['blockers'][number];
/** Where each blocker is put right. */
export const STEP_OF: Readonly<Record<Blocker['code'], Step>> = {
  NO_CATALOGUE: 'guideline', QUESTIONS_OPEN: 'catalogue', NO_OBLIGATION: 'catalogue', GROUP_EMPTY: 'people', MEMBER_UNKNOWN: 'people', ROLE_MISSING: 'people', ADDRESS_BAD: 'people', NO_CALENDAR: 'calendar',
};
export interface StepState {
  readonly is: 'done' | 'open' | 'blocked';
  /** Blockers there. */
  readonly blockers: number;
}

/** How far each step is, as the API tells it: the wizard keeps nothing itself. `bare`: warnings without a reason. */
export const stepStates = (cycle: Pick<CycleView, 'status'>, { blockers }: Pick<LaunchCheckView, 'blockers'>, bare: number): Readonly<Record<Step, StepState>> => {
  // Without a catalogue and a calendar nothing else was checked.
  const isUnknown = blockers.some(({ code }) => code === 'NO_CATALOGUE' || code === 'NO_CALENDAR');
  const stateOf = (step: Step): StepState => {
    if (isLaunched(cycle)) return { is: 'done', blockers: 0 };
    const here = step === 'check' ? blockers.length : blockers.filter(({ code }) => STEP_OF[code] === step).length;
    if (here > 0) return { is: 'blocked', blockers: here };
    const isOpen = step === 'preview' || step === 'launch' || (step === 'check' && bare > 0) || (isUnknown && (step === 'catalogue' || step === 'people'));
    return { is: isOpen ? 'open' : 'done', blockers: 0 };
  };
  return Object.fromEntries(STEPS.map((step) => [step, stateOf(step)])) as Record<Step, StepState>;
};

/** Where to go on: the first step that is not done. */
export const nextStep = (states: Readonly<Record<Step, StepState>>): Step => STEPS.find((step) => states[step].is !== 'done') ?? 'launch';
