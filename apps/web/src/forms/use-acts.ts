import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { Receipt } from '../api/generated/types.gen.js';
import { toastReceipts } from '../api/receipt-toast.js';

export interface Acting<Body> {
  readonly send: (bodies: readonly Body[]) => void;
  /** Acts with a receipt, of how many. */
  readonly done: number;
  readonly total: number;
  readonly isSaving: boolean;
  readonly submitError: unknown;
  /** No answer came: only the same acts, from that one on, may be sent again. */
  readonly isUnconfirmed: boolean;
  readonly commandId: string;
}
interface Act<Body> {
  readonly id: string;
  readonly body: Body;
}

/**
 * Acts of one form on one stream, one after the other, each with an id and a receipt of its own. A refusal ends the row: what
 * went before stands, and the form is filled anew with what is left.
 */
export const useActs = <Body>(path: string, queryKeys: readonly (readonly unknown[])[], onDone: (receipts: readonly Receipt[]) => void): Acting<Body> => {
  const client = useQueryClient();
  const acts = useRef<readonly Act<Body>[]>([]);
  const receipts = useRef<Receipt[]>([]);
  const isRunning = useRef(false);
  const [done, setDone] = useState(0);
  const [total, setTotal] = useState(0);
  const refresh = (): Promise<unknown> => Promise.all(queryKeys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const mutation = useMutation({
    mutationFn: async () => {
      for (const { id, body } of acts.current.slice(receipts.current.length)) {
        receipts.current.push(await request<Receipt>(path, { method: 'POST', body, idempotencyKey: id }));
        setDone(receipts.current.length);
      }
      return receipts.current;
    },
    onSuccess: async (all) => {
      // The form closes over what is true now, not over what was asked before.
      await refresh();
      toastReceipts(all);
      onDone(all);
    },
    onError: refresh,
    onSettled: () => {
      isRunning.current = false;
    },
  });
  const isUnconfirmed = isUnavailable(mutation.error);
  return {
    send: (bodies) => {
      // A second click is the same acts.
      if (isRunning.current) return;
      isRunning.current = true;
      if (!isUnconfirmed) {
        acts.current = bodies.map((body) => ({ id: newCommandId(), body }));
        receipts.current = [];
        setDone(0);
        setTotal(bodies.length);
      }
      mutation.mutate();
    },
    done, total, isUnconfirmed,
    isSaving: mutation.isPending,
    submitError: mutation.error,
    commandId: acts.current[done]?.id ?? '',
  };
};
