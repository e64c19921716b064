import { request } from './client.js';
import type { AssignmentCommand, Receipt } from './generated/types.gen.js';
import { createHeldActs } from './held-acts.js';
import { queryClient } from './query-client.js';
import { i18n } from '../messages/i18n.js';
import { apiPathTo } from '../api-paths.js';
import { instantText } from '../ui/date-text.js';
import { languageChoice } from '../ui/preferences.js';
import { announce, toast } from '../ui/toast.js';
import { forgetKept } from './kept-fields.js';

export const postCommand = (assignment: string, commandId: string, body: AssignmentCommand, keepalive = false): Promise<Receipt> =>
  request(apiPathTo.commands(assignment), { method: 'POST', body, idempotencyKey: commandId, keepalive });

/** What an act on an assignment may have changed. */
const CHANGED = [
  'assignment',
  'assignment-reminders',
  'assignments',
  'worklist',
  'overview',
  'threads',
  'plan-rounds',
  'supervision',
  'briefing',
  'reports',
  'requests',
  'opt-ins',
  'cities',
  'flags',
];

/** After an act, and after a refusal, which says that the page is behind: everything that may show it is read again. */
export const readAgain = (): void => {
  for (const key of CHANGED) void queryClient.invalidateQueries({ queryKey: [key] });
};

export const told = (assignment: string, type: string, { sequence, at, hash }: Receipt): void => {
  forgetKept(assignment, type);
  toast('done', i18n.t('form.done', { number: sequence, at: instantText(at, languageChoice.get()), hash: hash.slice(0, 8) }));
};

/** Decisions of this window that are not sent yet. */
export const held = createHeldActs({
  post: (act, keepalive) => postCommand(act.assignment, act.commandId, act.body, keepalive),
  onReceipt: (act, receipt) => {
    told(act.assignment, act.body.type, receipt);
    readAgain();
  },
  onRefused: (act) => {
    announce(i18n.t('held.refused', { label: act.label }));
    readAgain();
  },
});
addEventListener('pagehide', () => void held.leave());
