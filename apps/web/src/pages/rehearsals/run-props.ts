import type { RehearsalRun } from '../../api/generated/types.gen.js';
import type { RehearsalSearch } from '../../search-types.js';

/** What each of the page's parts is given. */
export interface RunProps {
  readonly year: number;
  readonly run: RehearsalRun;
  /** The oldest that is kept: there is none before it. */
  readonly isFirst: boolean;
  readonly search: RehearsalSearch;
  readonly go: (search: RehearsalSearch) => void;
}
