import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { assignmentQuery } from '../../api/queries.js';
import { isDrafting } from '../../forms/verbs.js';
import { useSession } from '../session-context.js';
import { useDraft } from '../use-draft.js';
import { AssignmentDesk } from './AssignmentDesk.js';
import { Waiting } from '../Waiting.js';

interface Props {
  id: string;
  /** The item before it was decided: the reader's focus follows. */
  takesFocus?: boolean;
  onDecided?: () => void;
}

/** An assignment, alone or at the right of the worklist. */
export const AssignmentPane = ({ id, ...rest }: Props): ReactElement => {
  const { data, error } = useQuery(assignmentQuery(id));
  if (!data) return <Waiting error={error} rows={12} />;
  // Drafting anew is a new desk, whose draft is read anew; any other change leaves what is open, and what was written, in place.
  return isDrafting(data) ? <DraftingDesk key={`${data.id} ${data.round}`} assignment={data} {...rest} /> : <AssignmentDesk key={data.id} assignment={data} draft={null} {...rest} />;
};

const DraftingDesk = ({ assignment, ...rest }: { assignment: AssignmentView } & Omit<Props, 'id'>): ReactElement => {
  const session = useSession();
  const { draft, error } = useDraft(assignment, session.userId);
  return <AssignmentDesk assignment={assignment} draft={draft} draftError={error} isDrafting {...rest} />;
};
