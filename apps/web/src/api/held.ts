import { request } from './client.js';
import type { AssignmentCommand, Receipt } from './generated/types.gen.js';
import { createHeldActs } from './held-acts.js';
import { queryClient } from './query-client.js';
import { i18n } from '../messages/i18n.js';
import { apiPathTo } from '../api-paths.js';
import { announce } from '../ui/toast.js';
import { forgetKept, partOf } from './kept-fields.js';
import { toastReceipts } from './receipt-toast.js';
import { TOUCHED } from './touched.js';

export const postCommand = (assignment: string, commandId: string, body: AssignmentCommand, keepalive = false): Promise<Receipt> =>
  request(apiPathTo.commands(assignment), { method: 'POST', body, idempotencyKey: commandId, keepalive });

/** After an act, and after a refusal, which says that the page is behind: everything that may show it is read again. */
export const readAgain = (): void => {
  for (const key of [...TOUCHED, 'assignment', 'assignment-reminders']) void queryClient.invalidateQueries({ queryKey: [key] });
};

export const told = (assignment: string, body: Pick<AssignmentCommand, 'type'>, receipt: Receipt): void => {
  forgetKept(assignment, body.type, partOf(body));
  toastReceipts([receipt]);
};

/** Decisions of this window that are not sent yet. */
export const held = createHeldActs({
  post: (act, keepalive) => postCommand(act.assignment, act.commandId, act.body, keepalive),
  onReceipt: (act, receipt) => {
    told(act.assignment, act.body, receipt);
    readAgain();
  },
  onRefused: (act) => {
    announce(i18n.t('held.refused', { label: act.label }));
    readAgain();
  },
});
addEventListener('pagehide', () => void held.leave());
