import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import type { SaveView } from '../api/generated/types.gen.js';
import { ExportButton } from './ExportButton.js';

const SavedViews = lazy(() => import('./SavedViews.js').then(({ SavedViews }) => ({ default: SavedViews })));

interface Props {
  page: SaveView['page'];
  /** Of the list as it is shown, without its page. */
  search: object;
  onOpen: (search: Record<string, string>) => void;
}
const LISTS = { worklist: 'worklist', overview: 'overview', assignments: 'items', rates: 'rates', reminders: 'reminders', supervision: 'supervision', metrics: 'metrics', load: 'load', audit: 'audit' } as const;

/** What every list can: be kept under a name, and go out as filtered. */
export const ListTools = ({ page, search, onOpen }: Props): ReactElement => (
  <span className="list-tools">
    <Suspense>
      <SavedViews page={page} search={search} onOpen={onOpen} />
    </Suspense>
    <ExportButton list={LISTS[page]} search={search} />
  </span>
);
