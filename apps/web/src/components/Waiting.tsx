import type { ReactElement } from 'react';
import { PageSkeleton } from '../ui/Skeletons.js';
import { ErrorNote } from './ErrorNote.js';

interface Props {
  /** Of the query that is waited for; null: it is under way. */
  error: unknown;
  rows?: number;
}

/** In place of what is not there yet: its outline, or why it will not come. */
export const Waiting = ({ error, rows }: Props): ReactElement => (error ? <ErrorNote error={error} /> : <PageSkeleton {...(rows === undefined ? {} : { rows })} />);
