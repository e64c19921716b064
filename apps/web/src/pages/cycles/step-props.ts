import type { CycleView, LaunchCheckView } from '../../api/generated/types.gen.js';

/** What each of the page's parts is given. */
export interface StepProps {
  readonly year: number;
  readonly cycle: CycleView;
  readonly check: LaunchCheckView;
}
