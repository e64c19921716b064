import type { Receipt } from '../api/generated/types.gen.js';
import { useActs, type Acting } from './use-acts.js';

/** One act of one form on anything but an assignment. `keys`: what is read again, by the first part of its key. */
export const useAct = <Body>(path: string, keys: readonly string[], onDone: (receipt: Receipt) => void): Omit<Acting<Body>, 'send' | 'done' | 'total'> & { readonly send: (body: Body) => void } => {
  const { send, isSaving, submitError, isUnconfirmed, commandId } = useActs<Body>(path, keys.map((key) => [key]), ([receipt]) => receipt && onDone(receipt));
  return { send: (body) => send([body]), isSaving, submitError, isUnconfirmed, commandId };
};
