import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { EventOf } from '#domain/assignment/assignment.events.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';

type Named = { id: string; name: string; englishName: string };
type NameOf = (id: string) => Named;
type Read<T extends ReadEvent['type']> = EventOf<T> & { readonly texts: Readonly<Record<string, string>> };

const isOf = <T extends ReadEvent['type']>(type: T) => (event: ReadEvent): event is Read<T> & ReadEvent => event.type === type;

/** The events of the round under way, or of the last one: from the last submission on. */
const ofLastRound = (events: readonly ReadEvent[]): readonly ReadEvent[] => {
  const start = events.findLastIndex((event) => event.type === 'PlanSubmitted');
  const recalled = events.findLastIndex((event) => event.type === 'PlanRecalled');
  return start < 0 || recalled > start ? [] : events.slice(start);
};

export interface SlotView {
  department: Named;
  claimedBy: string | null;
  decision: 'approve' | 'return' | null;
  opinion: string;
}

/** Departments of the last round, side by side. While the round is open the unit sees who reviews, not what they think. */
export const slotsOf = (state: IssuedState, events: readonly ReadEvent[], isUnit: boolean, nameOf: NameOf, personOf: (id: string) => string): SlotView[] => {
  const round = ofLastRound(events);
  const submitted = round.find(isOf('PlanSubmitted'));
  const isHidden = isUnit && state.status === 'in_review';
  return (submitted?.data.reviewers ?? []).map((department) => {
    const claims = round.filter((event) => (event.type === 'ReviewClaimed' || event.type === 'ReviewReleased') && event.data.department === department);
    const claim = claims.at(-1);
    const decided = round.find((event): event is Read<'ReviewDecided'> & ReadEvent => event.type === 'ReviewDecided' && event.data.department === department);
    return {
      department: nameOf(department),
      claimedBy: !isHidden && claim?.type === 'ReviewClaimed' ? personOf(claim.data.reviewer) : null,
      decision: isHidden ? null : (decided?.data.decision ?? null),
      opinion: isHidden ? '' : (decided?.texts['opinion'] ?? ''),
    };
  });
};

export interface LetterView {
  id: string;
  round: number;
  revisionDueOn: string;
  items: { id: string; department: Named; section: string; text: string; answer: { kind: 'changed' | 'kept'; reason: string } | null }[];
}

/** 退回意见函 that is to be answered, with the answers given so far: others see those once they are submitted. */
export const letterOf = (state: IssuedState, events: readonly ReadEvent[], isUnit: boolean, nameOf: NameOf): LetterView | null => {
  const { letter } = state;
  const returned = events.findLast(isOf('PlanReturned'));
  if (!letter || !returned) return null;
  const texts = Object.assign({}, ...events.filter(isOf('ReviewDecided')).map((event) => event.texts)) as Record<string, string>;
  const drafted = events.findLast(isOf('PlanDrafted'));
  const answered = drafted && drafted.sequence > returned.sequence && (isUnit || state.status === 'in_review') ? drafted : undefined;
  return {
    id: letter.id,
    round: returned.round,
    revisionDueOn: letter.revisionDueOn,
    items: letter.items.map(({ id, department, section }) => {
      const answer = answered?.data.answers.find((each) => each.item === id);
      return { id, department: nameOf(department), section, text: texts[`item:${id}`] ?? '', answer: answer ? { kind: answer.kind, reason: answered?.texts[`answer:${id}`] ?? '' } : null };
    }),
  };
};
