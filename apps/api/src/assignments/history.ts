import type { z } from 'zod';
import type { HistoryEntry } from '#api-types/views/assignment.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';
import { instantText } from '../platform/instant-text.js';
import { seesReview, type Reader, type ReaderSide } from '../platform/visibility.js';

/** Acts inside the unit: others see that they happened; what was said in them, once it is submitted. */
const INSIDE_UNIT: readonly string[] = ['PlanDrafted', 'PlanSignedOff', 'SignOffDeclined', 'DraftWithdrawn'];
const SUBMITTED_WITH: readonly string[] = ['PlanDrafted', 'PlanSignedOff'];

/** What other sides never hear of: comments inside a side, and a delegate's advice among those who review. */
export const isThere = (event: ReadEvent, side: ReaderSide): boolean => {
  if (event.type === 'CommentAdded') return event.data.audience === 'all' || event.data.side === side;
  return event.type !== 'ReviewAdvised' || seesReview(side);
};

type Notice = Extract<ReadEvent, { type: 'SupervisionOpened' | 'SupervisionRaised' }>;
/** Events of the first rules know no drafts. */
const isIssued = ({ data: { issued = true } }: Notice): boolean => issued;

/** The notices of a case that went out. */
export const noticesOf = (events: readonly ReadEvent[], caseId: string): readonly Notice[] =>
  events.filter((event): event is Notice => (event.type === 'SupervisionOpened' || event.type === 'SupervisionRaised') && event.data.caseId === caseId && isIssued(event));

/** What departments think while the round is open. */
const INSIDE_REVIEW: readonly string[] = ['ReviewDecided', 'DecisionTakenBack', 'SettlementOpened', 'ReviewerAdded', 'ReviewerRemoved'];

/** Decisions that were taken back: outside the bureau they were never made. */
const voidOf = (events: readonly ReadEvent[]): readonly number[] =>
  events.flatMap((event, index) => {
    if (event.type !== 'ReviewDecided') return [];
    const { department } = event.data;
    const next = events.slice(index + 1).find((later) => (later.type === 'ReviewDecided' || later.type === 'DecisionTakenBack') && later.data.department === department);
    return next?.type === 'DecisionTakenBack' ? [event.sequence, next.sequence] : [];
  });

/** Whether a reader may read what was said in a case: the bureau, whom an instruction is for, and of a notice everybody, once it was issued. */
const isReadableCase = (caseId: string, events: readonly ReadEvent[], { side, unit }: Reader): boolean => {
  if (side === 'bureau') return true;
  const instruction = events.find((event) => event.type === 'InstructionGiven' && event.data.caseId === caseId);
  return instruction?.type === 'InstructionGiven' ? instruction.data.addressee === unit : noticesOf(events, caseId).length > 0;
};

/** Whether a reader may read what an event says. */
const isReadable = (event: ReadEvent, state: IssuedState, events: readonly ReadEvent[], reader: Reader, lastSubmission: number): boolean => {
  const { side } = reader;
  if (event.type === 'Reassigned' || event.type === 'Delegated') return event.data.department === null ? side === 'unit' : seesReview(side);
  // A red notice is the unit's business once it is issued.
  if (side !== 'bureau' && (event.type === 'SupervisionOpened' || event.type === 'SupervisionRaised')) return isIssued(event);
  if ('caseId' in event.data) return isReadableCase(event.data.caseId, events, reader);
  if (!seesReview(side) && INSIDE_REVIEW.includes(event.type) && state.status === 'in_review' && event.sequence > lastSubmission) return false;
  if (side === 'unit' || !INSIDE_UNIT.includes(event.type)) return true;
  return SUBMITTED_WITH.includes(event.type) && event.sequence < lastSubmission;
};

const lastSubmissionOf = (events: readonly ReadEvent[]): number => events.findLast((event) => event.type === 'PlanSubmitted')?.sequence ?? 0;

/** What a reader may read of the trail. */
export const readableEvents = (state: IssuedState, events: readonly ReadEvent[], reader: Reader): readonly ReadEvent[] => {
  const { side } = reader;
  const lastSubmission = lastSubmissionOf(events);
  const isVoid = seesReview(side) ? [] : voidOf(events);
  return events.filter((event) => isThere(event, side) && isReadable(event, state, events, reader, lastSubmission) && !isVoid.includes(event.sequence));
};

/** The trail, with the clock that ran after each event. */
export const historyOf = (state: IssuedState, events: readonly ReadEvent[], reader: Reader, personOf: (id: string) => string, unitOf: (id: string) => string): z.infer<typeof HistoryEntry>[] => {
  const readable = new Set(readableEvents(state, events, reader));
  return events.filter((event) => isThere(event, reader.side)).map((event) => {
    const { instants: _instants, ...facts } = event.data as Record<string, unknown>;
    const isOpen = readable.has(event);
    return {
      sequence: event.sequence,
      type: event.type,
      at: instantText(event.at),
      actor: event.actor.kind === 'user' ? personOf(event.actor.userId) : '系统自动',
      actingFor: event.actor.kind === 'user' && event.actor.actingFor !== undefined ? personOf(event.actor.actingFor) : null,
      unit: event.actor.kind === 'user' ? unitOf(event.actor.unit) : '',
      round: event.round,
      holder: state.holders.findLast((span) => span.from <= event.at)?.holder ?? 'unit',
      texts: isOpen ? { ...event.texts } : {},
      facts: isOpen ? facts : {},
      hash: event.hash,
    };
  });
};
