import type { z } from 'zod';
import type { RequestsView } from '#api-types/views/request.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { PendingRequest } from '#domain/assignment/pending.js';
import { waitingSides } from '#domain/assignment/request.js';
import { extendableDate, runningDates } from '#domain/deadline/duty-date.js';
import { deadlineKey, sidesFor } from '#domain/deadline/extension.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';
import { instantText } from '../platform/instant-text.js';

type View = z.infer<typeof RequestsView>;
const pending = (request: PendingRequest, texts: ReadEvent['texts']) => ({ requestedAt: instantText(request.requestedAt), decideBy: request.decideBy, waitingFor: waitingSides(request), reason: texts['reason'] ?? '' });
const NOTHING: ReadEvent['texts'] = {};

/** What is asked for and undecided, with its reason; whether the assignment is suspended; which dates can be extended. */
export const requestsOf = (state: IssuedState, events: readonly ReadEvent[]): View => {
  const { suspended, exemption, extensions, optOut, revocation } = state;
  const said = (type: ReadEvent['type'], duty?: string): ReadEvent['texts'] =>
    events.findLast((event) => event.type === type && (duty === undefined || ('duty' in event.data && event.data.duty === duty)))?.texts ?? NOTHING;
  return {
    suspendedSince: suspended ? instantText(suspended.since) : null,
    exemption: exemption ? { ground: exemption.ground, from: exemption.from, ...pending(exemption, said('ExemptionRequested')) } : null,
    extensions: extensions.map((request) => {
      const texts = said('ExtensionRequested', request.duty);
      return { duty: request.duty, was: extendableDate(state, request.duty), asked: request.asked, inTime: request.inTime, lateReason: texts['lateReason'] ?? '', ...pending(request, texts) };
    }),
    extendable: extendableIn(state),
    optOutRequested: optOut !== null,
    optOutReason: optOut === null ? '' : (said('OptOutRequested')['reason'] ?? ''),
    revocationProposed: revocation !== null,
  };
};

/** Running dates of the unit, and reports that were shut. */
const extendableIn = (state: IssuedState): View['extendable'] => {
  const duties = [...runningDates(state).filter(({ holder }) => holder === 'unit').map(({ duty }) => duty), ...state.reports.filter(({ status }) => status === 'shut').map(({ period }) => `report:${period}`)];
  return [...new Set(duties)].flatMap((duty) => {
    const dueOn = extendableDate(state, duty);
    return dueOn ? [{ duty, dueOn, needs: [...sidesFor(state, duty)], extended: state.extended[deadlineKey(state, duty)] ?? 0 }] : [];
  });
};
