import type { z } from 'zod';
import type { HistoryEntry } from '#api-types/views/assignment.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';
import { instantText } from '../platform/instant-text.js';

/** Acts inside the unit: others see that they happened; what was said in them, once it is submitted. */
const INSIDE_UNIT: readonly string[] = ['PlanDrafted', 'PlanSignedOff', 'SignOffDeclined', 'DraftWithdrawn'];
const SUBMITTED_WITH: readonly string[] = ['PlanDrafted', 'PlanSignedOff'];

/** Whether a reader on the unit's or the bureau's side may read what an event says. */
const isReadable = (event: ReadEvent, state: IssuedState, isUnit: boolean, lastSubmission: number): boolean => {
  // A red notice is the unit's business once it is issued.
  if (isUnit && event.type === 'SupervisionRaised') return event.data.issued;
  if (isUnit) return !(event.type === 'ReviewDecided' && state.status === 'in_review' && event.sequence > lastSubmission);
  if (!INSIDE_UNIT.includes(event.type)) return true;
  return SUBMITTED_WITH.includes(event.type) && event.sequence < lastSubmission;
};

/** The trail, with the clock that ran after each event. */
export const historyOf = (state: IssuedState, events: readonly ReadEvent[], isUnit: boolean, personOf: (id: string) => string, unitOf: (id: string) => string): z.infer<typeof HistoryEntry>[] => {
  const lastSubmission = events.findLast((event) => event.type === 'PlanSubmitted')?.sequence ?? 0;
  return events.map((event) => {
    const { instants: _instants, ...facts } = event.data as Record<string, unknown>;
    const isOpen = isReadable(event, state, isUnit, lastSubmission);
    return {
      sequence: event.sequence,
      type: event.type,
      at: instantText(event.at),
      actor: event.actor.kind === 'user' ? personOf(event.actor.userId) : '系统自动',
      unit: event.actor.kind === 'user' ? unitOf(event.actor.unit) : '',
      round: event.round,
      holder: state.holders.findLast((span) => span.from <= event.at)?.holder ?? 'unit',
      texts: isOpen ? { ...event.texts } : {},
      facts: isOpen ? facts : {},
      hash: event.hash,
    };
  });
};
