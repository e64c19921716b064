import { createStore } from '../ui/store.js';
import type { Store } from '../ui/store.js';
import { isSignedOut, isUnavailable } from './client.js';
import type { AssignmentCommand, Receipt } from './generated/types.gen.js';

/** A final act that its writer may still call back. */
export interface HeldAct {
  readonly assignment: string;
  /** What and whose, for the bar. */
  readonly label: string;
  readonly commandId: string;
  readonly body: AssignmentCommand;
  /** Epoch milliseconds at which it is sent. */
  readonly until: number;
  /** `unconfirmed`: no answer came, only the same command may be sent again. */
  readonly state: 'waiting' | 'sending' | 'unconfirmed' | 'refused';
  readonly error: unknown;
}
export interface HeldActs {
  readonly state: Pick<Store<readonly HeldAct[]>, 'get' | 'subscribe'>;
  hold: (act: Pick<HeldAct, 'assignment' | 'label' | 'commandId' | 'body'>) => void;
  /** Now, or again. */
  send: (commandId: string) => void;
  /** Not sent at all; a refused one is put away. */
  drop: (commandId: string) => void;
  /** The page is left: everything that waits is sent at once; settles when all of it was answered. */
  leave: () => Promise<void>;
}
interface Ports {
  readonly post: (act: HeldAct, keepalive: boolean) => Promise<Receipt>;
  readonly onReceipt: (act: HeldAct, receipt: Receipt) => void;
  readonly onRefused: (act: HeldAct) => void;
  readonly wait?: number;
}

/** Time to think again: 将于 10 秒后提交. */
const WAIT = 10_000;

/** The page holds a decision with its id, and sends it after ten seconds, when told to, or when it is left. */
export const createHeldActs = ({ post, onReceipt, onRefused, wait = WAIT }: Ports): HeldActs => {
  const state = createStore<readonly HeldAct[]>([]);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const sending = new Map<string, Promise<void>>();
  const find = (commandId: string): HeldAct | undefined => state.get().find((act) => act.commandId === commandId);
  const change = (commandId: string, part: Partial<HeldAct>): void => state.set(state.get().map((act) => (act.commandId === commandId ? { ...act, ...part } : act)));
  const drop = (commandId: string): void => {
    clearTimeout(timers.get(commandId));
    timers.delete(commandId);
    state.set(state.get().filter((act) => act.commandId !== commandId));
  };
  const sendOne = (commandId: string, keepalive = false): Promise<void> => {
    const running = sending.get(commandId) ?? transmit(commandId, keepalive).finally(() => sending.delete(commandId));
    sending.set(commandId, running);
    return running;
  };
  const transmit = async (commandId: string, keepalive: boolean): Promise<void> => {
    const act = find(commandId);
    if (!act) return;
    clearTimeout(timers.get(commandId));
    change(commandId, { state: 'sending', error: null });
    try {
      const receipt = await post(act, keepalive);
      drop(commandId);
      onReceipt(act, receipt);
    } catch (error) {
      // After a login in the dialog it may be sent again.
      const isOpen = isUnavailable(error) || isSignedOut(error);
      change(commandId, { state: isOpen ? 'unconfirmed' : 'refused', error });
      if (!isOpen) onRefused(act);
    }
  };
  return {
    state,
    hold: (act) => {
      // One more decision settles the one before.
      for (const { commandId, state: at } of state.get()) if (at === 'waiting') void sendOne(commandId);
      state.set([...state.get(), { ...act, until: Date.now() + wait, state: 'waiting', error: null }]);
      timers.set(act.commandId, setTimeout(() => void sendOne(act.commandId), wait));
    },
    send: (commandId) => void sendOne(commandId),
    drop,
    leave: async () => {
      await Promise.all(state.get().filter((act) => act.state === 'waiting' || act.state === 'sending').map(({ commandId }) => sendOne(commandId, true)));
    },
  };
};
