import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { AssignmentCommand, AssignmentView, Receipt } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../path-builder.js';
import { instantText } from '../ui/date-text.js';
import { toast } from '../ui/toast.js';

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

const post = (id: string, commandId: string, body: AssignmentCommand): Promise<Receipt> =>
  request(apiPathTo.commands(id), { method: 'POST', body, idempotencyKey: commandId });

/** What an act on an assignment may have changed. */
const CHANGED = [
  'assignment',
  'worklist',
  'assignment-reminders',
  'overview',
  'assignments',
  'supervision',
  'briefing',
  'reports',
  'requests',
  'opt-ins',
  'cities',
  'flags',
];

/**
 * One act of one form. Its ids are made when the form opens, so that a second click, and a retry after a lost answer,
 * are the same act. `first` goes ahead under an id of its own: claim, then decide.
 */
export const useCommand = (assignment: AssignmentView, onDone: (receipt: Receipt) => void): Sending => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [ids] = useState(() => ({ own: newCommandId(), first: newCommandId() }));
  const firstReceipt = useRef<Receipt>(undefined);
  const [unconfirmed, setUnconfirmed] = useState<Sent>();

  const mutation = useMutation({
    mutationFn: async ({ command, first, sequence }: Sent) => {
      if (first) firstReceipt.current ??= await post(assignment.id, ids.first, { ...first, expectedSequence: sequence });
      return post(assignment.id, ids.own, { ...command, expectedSequence: firstReceipt.current?.sequence ?? sequence });
    },
    onSuccess: (receipt) => {
      toast('done', t('form.done', { number: receipt.sequence, at: instantText(receipt.at, language), hash: receipt.hash.slice(0, 8) }));
      setUnconfirmed(undefined);
      onDone(receipt);
    },
    onError: (error, sent) => setUnconfirmed(isUnavailable(error) ? sent : undefined),
    // A refusal says that the page is behind: both ways it is read again.
    onSettled: () => {
      for (const key of CHANGED) void client.invalidateQueries({ queryKey: [key] });
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
