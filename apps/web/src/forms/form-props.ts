import type { DraftHandle } from '../components/use-draft.js';
import type { AssignmentView, SessionView } from '../api/generated/types.gen.js';

/** What every form of a verb is given. */
export interface VerbFormProps {
  assignment: AssignmentView;
  session: SessionView;
  /** The draft on the desk, while there is one. */
  draft: DraftHandle | null;
  /** What of the assignment it is about, where a list opened it: a period, a duty. */
  of?: string | undefined;
  onDone: () => void;
  onCancel: () => void;
}
