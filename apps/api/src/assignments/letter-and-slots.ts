import type { z } from 'zod';
import type { ConditionView, LetterView, ReturnItemView, ReviewSlotView, SettlementView } from '#api-types/views/assignment.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { EventOf } from '#domain/assignment/assignment.events.js';
import type { ReturnItem } from '#domain/review/review.events.js';
import { awaitedSlots } from '#domain/review/review-slot.js';
import { instantText } from '../platform/instant-text.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';

type Named = { id: string; name: string; englishName: string };
type NameOf = (id: string) => Named;
type Read<T extends ReadEvent['type']> = EventOf<T> & { readonly texts: Readonly<Record<string, string>> };

const isOf = <T extends ReadEvent['type']>(type: T) => (event: ReadEvent): event is Read<T> & ReadEvent => event.type === type;

/** What departments said, item by item and condition by condition; a later text of the same id is the one that counts. */
export const saidIn = (events: readonly ReadEvent[]): Record<string, string> => Object.assign({}, ...events.filter(isOf('ReviewDecided')).map((event) => event.texts)) as Record<string, string>;

export type SlotView = z.infer<typeof ReviewSlotView>;

/** Departments of the round under way, or of the last one, side by side. While it is open the unit sees who reviews, not what they think. */
export const slotsOf = (state: IssuedState, events: readonly ReadEvent[], isUnit: boolean, nameOf: NameOf, personOf: (id: string) => string): SlotView[] => {
  const slots = state.status === 'in_review' ? state.slots : (state.reviewed?.slots ?? []);
  const awaited = state.status === 'in_review' ? awaitedSlots(state) : [];
  const texts = saidIn(events);
  return slots.map((slot) => {
    const isHidden = isUnit && state.status === 'in_review' && !slot.stands;
    const decided = slot.decision && !isHidden ? events.filter(isOf('ReviewDecided')).findLast((event) => event.data.department === slot.department) : undefined;
    return {
      department: nameOf(slot.department),
      claimedBy: slot.claimedBy && !isHidden ? personOf(slot.claimedBy) : null,
      decision: isHidden ? null : slot.decision,
      opinion: decided?.texts['opinion'] ?? '',
      stands: slot.stands,
      isAwaited: !isUnit && awaited.includes(slot),
      since: instantText(decided?.at ?? slot.since),
      items: isHidden ? [] : slot.items.map((item) => itemView(item, texts, nameOf)),
      conditions: isHidden ? [] : slot.conditions.map(({ id, section, dueOn }) => ({ id, section, dueOn, text: decided?.texts[`condition:${id}`] ?? '' })),
    };
  });
};

/** Conditions of the approval, as milestones of the assignment (L10). */
export const conditionsOf = (state: IssuedState, events: readonly ReadEvent[], nameOf: NameOf): z.infer<typeof ConditionView>[] => {
  const texts = saidIn(events);
  const bound = events.filter(isOf('PlanApproved')).flatMap((event) => event.data.conditions ?? []);
  return bound.map(({ id, department, section, dueOn }) => ({ id, department: nameOf(department), section, dueOn, text: texts[`condition:${id}`] ?? '', reached: state.milestonesReached.includes(id) }));
};

export const itemView = ({ id, department, section, demand }: ReturnItem, texts: Record<string, string>, nameOf: NameOf): z.infer<typeof ReturnItemView> => ({
  id, department: nameOf(department), section, text: texts[`item:${id}`] ?? '', demand: demand ? { ...demand, wants: typeof demand.wants === 'object' ? { ...demand.wants } : demand.wants } : null, answer: null,
});

/** Opposite demands that the lead is to settle: the unit hears of the letter alone. */
export const settlementOf = (state: IssuedState, events: readonly ReadEvent[], isUnit: boolean, nameOf: NameOf): z.infer<typeof SettlementView> | null => {
  if (state.status !== 'in_review' || !state.settlement || isUnit) return null;
  const { dueOn, contradictions } = state.settlement;
  const items = state.slots.flatMap((slot) => slot.items);
  const texts = saidIn(events);
  return { dueOn, contradictions: contradictions.map(({ section, subject, items: opposed }) => ({ section, subject, items: items.filter(({ id }) => opposed.includes(id)).map((item) => itemView(item, texts, nameOf)) })) };
};

/** 退回意见函 that would go out with this. */
export const letterToBe = (state: IssuedState, events: readonly ReadEvent[], { letter, items, revisionDueOn, returnTo = 'clerk' }: EventOf<'PlanReturned'>['data'], reason: string, nameOf: NameOf): z.infer<typeof LetterView> => {
  const texts = saidIn(events);
  return { id: letter, round: state.round, revisionDueOn, returnTo, reason, items: items.map((item) => itemView(item, texts, nameOf)) };
};

/** 退回意见函 that is to be answered, with the answers given so far: others see those once they are submitted. */
export const letterOf = (state: IssuedState, events: readonly ReadEvent[], isUnit: boolean, nameOf: NameOf): z.infer<typeof LetterView> | null => {
  const { letter } = state;
  const returned = events.findLast((event) => event.type === 'PlanReturned' || event.type === 'PlanReopened');
  if (!letter || !returned) return null;
  const texts = saidIn(events);
  const drafted = events.findLast(isOf('PlanDrafted'));
  const answered = drafted && drafted.sequence > returned.sequence && (isUnit || state.status === 'in_review') ? drafted : undefined;
  return {
    id: letter.id,
    round: returned.round,
    revisionDueOn: letter.revisionDueOn,
    returnTo: letter.returnTo,
    reason: returned.texts['reason'] ?? '',
    items: letter.items.map((item) => {
      const answer = answered?.data.answers.find((each) => each.item === item.id);
      return { ...itemView(item, texts, nameOf), answer: answer ? { kind: answer.kind, reason: answered?.texts[`answer:${item.id}`] ?? '' } : null };
    }),
  };
};
