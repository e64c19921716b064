import type { PendingRequest } from '../assignment/pending.js';
import { waitingSides } from '../assignment/request.js';
import { endOf } from '../calendar/day.js';
import type { Awaits } from './awaited.js';
import { dueDay, type DueHandlers } from './due-instant.js';
import type { RequestDueRule } from './due-rule.js';
import { extensionOf } from './extension.js';

const isWaiting = (request: PendingRequest): boolean => !request.isLimitPassed;

/** The bureau's own limits to decide what a unit asks for (section 7). */
export const requestAwaits: Awaits = ({ exemption, extensions }) => [
  ...(exemption && isWaiting(exemption) ? [{ rule: 'exemption_limit' as const, at: endOf(exemption.decideBy) }] : []),
  ...extensions.filter(isWaiting).map(({ duty, decideBy }) => ({ rule: 'extension_limit' as const, at: endOf(decideBy), about: duty })),
];

export const REQUEST_DUE: DueHandlers<RequestDueRule> = {
  exemption_limit: ({ exemption }, due) => [{ type: 'RequestLimitPassed', data: { request: 'exemption', dueOn: dueDay(due), waitingFor: exemption ? waitingSides(exemption) : [] } }],
  extension_limit: (state, due) => {
    const duty = due.about ?? '';
    const request = extensionOf(state, duty);
    return [{ type: 'RequestLimitPassed', data: { request: 'extension', duty, dueOn: dueDay(due), waitingFor: request ? waitingSides(request) : [] } }];
  },
};
