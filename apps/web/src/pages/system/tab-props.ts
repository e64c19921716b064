import type { SystemSearch } from '../../path-builder.js';

/** What each of the page's parts is given. */
export interface TabProps {
  readonly search: SystemSearch;
  readonly go: (search: SystemSearch) => void;
}
