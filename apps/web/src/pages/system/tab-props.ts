import type { SystemSearch } from '../../search-types.js';

/** What each of the page's parts is given. */
export interface TabProps {
  readonly search: SystemSearch;
  readonly go: (search: SystemSearch) => void;
}
