import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isUnavailable } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { AssignmentCommand, AssignmentView, Receipt } from '../api/generated/types.gen.js';
import { held, postCommand, readAgain, told } from '../api/held.js';

type WithoutSequence<C> = C extends unknown ? Omit<C, 'expectedSequence'> : never;
export type Command = WithoutSequence<AssignmentCommand>;

export interface Sending {
  readonly send: (command: Command, first?: Command) => void;
  readonly isSaving: boolean;
  readonly submitError: unknown;
  /** No answer came: only the same command may be sent again. */
  readonly isUnconfirmed: boolean;
  readonly commandId: string;
}
interface Sent {
  readonly command: Command;
  readonly first: Command | undefined;
  readonly sequence: number;
}
interface More {
  /** A final act: its name for the bar that holds it for ten seconds. */
  readonly heldAs?: string;
}

/**
 * One act of one form. Its ids are made when the form opens, so that a second click, and a retry after a lost answer,
 * are the same act. `first` goes ahead under an id of its own: claim, then decide.
 */
export const useCommand = (assignment: AssignmentView, onDone: () => void, { heldAs }: More = {}): Sending => {
  const [ids] = useState(() => ({ own: newCommandId(), first: newCommandId() }));
  const firstReceipt = useRef<Receipt>(undefined);
  const [unconfirmed, setUnconfirmed] = useState<Sent>();

  const mutation = useMutation({
    mutationFn: async ({ command, first, sequence }: Sent) => {
      if (first) firstReceipt.current ??= await postCommand(assignment.id, ids.first, { ...first, expectedSequence: sequence });
      const body = { ...command, expectedSequence: firstReceipt.current?.sequence ?? sequence };
      if (heldAs === undefined) return postCommand(assignment.id, ids.own, body);
      held.hold({ assignment: assignment.id, label: heldAs, commandId: ids.own, body });
      return null;
    },
    onSuccess: (receipt, { command }) => {
      if (receipt) told(assignment.id, command, receipt);
      setUnconfirmed(undefined);
      onDone();
    },
    onError: (error, sent) => setUnconfirmed(isUnavailable(error) ? sent : undefined),
    // What is held has changed nothing yet, but for what went ahead of it.
    onSettled: (receipt, _error, { first }) => {
      if (receipt !== null || first) readAgain();
    },
  });

  return {
    send: (command, first) => mutation.mutate(unconfirmed ?? { command, first, sequence: assignment.sequence }),
    isSaving: mutation.isPending,
    submitError: mutation.error,
    isUnconfirmed: unconfirmed !== undefined,
    commandId: ids.own,
  };
};
