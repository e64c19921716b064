import type { CycleView, LaunchCheckView } from '../../api/generated/types.gen.js';
import type { Given } from './launch-reasons.js';

/** What each of the page's parts is given. */
export interface StepProps {
  readonly year: number;
  readonly cycle: CycleView;
  readonly check: LaunchCheckView;
  /** The coordinator's reasons so far. */
  readonly given: Given;
  readonly give: (given: Given) => void;
}
