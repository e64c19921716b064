import { dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { doersOf } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import type { BodyOf } from '../assignment/assignment.commands.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { InReview } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import type { Condition, ReturnItem } from './review.events.js';
import { noSuchAddressee, tooEarly } from './return-letter.js';
import { isClaimer, mayReview, ownDepartment, slotOf, withDecision } from './review-slot.js';
import { roundResult } from './round-result.js';

type Body = BodyOf<'DecideReview'>;
type Decided = Extract<NewAssignmentEvent, { type: 'ReviewDecided' }>;

/** 审核 (L6): a department's decision; with the one that fills the quorum the round ends. */
export const decideReview: Verb<'DecideReview'> = {
  may: (state, actor) => {
    const refusal = mayReview(state, actor);
    if (refusal) return refusal;
    const claimedBy = slotOf(state, actor)?.claimedBy ?? null;
    return isClaimer(slotOf(state, actor), actor) ? undefined : { code: 'NOT_CLAIMED_BY_YOU', facts: claimedBy ? { by: claimedBy } : {} };
  },
  decide: (state, command, facts) => {
    const { actor, at, department } = command;
    const refusal = ownDepartment(actor, department) ?? incomplete(state, command, at) ?? misdirected(state, command) ?? tooEarly(state, command.revisionDueOn, at, facts);
    if (refusal) return { refusal };
    const decided = decidedBy(state, command);
    const slots = state.slots.map((slot) => (slot.department === department ? withDecision(slot, decided.data, doersOf(actor)) : slot));
    return { events: [decided, ...roundResult(state, slots, at, facts)] };
  },
};

/** A return names at least one item on a section, an approval with conditions at least one with its date (L10). */
const incomplete = (state: InReview, { decision, items, conditions = [] }: Body, at: Instant): Refusal | undefined => {
  if ((decision === 'return') !== items.length > 0) return { code: 'ITEMS_REQUIRED', facts: decision === 'return' ? {} : { decision } };
  if ((decision === 'approve_with_conditions') !== conditions.length > 0) return { code: 'CONDITIONS_REQUIRED', facts: { decision } };
  const sections = [...items, ...conditions].flatMap(({ section }) => (section === undefined || state.plan.sections.includes(section) ? [] : [section]));
  if (sections.length > 0) return { code: 'UNKNOWN_SECTION', facts: { sections } };
  const undated = conditions.flatMap(({ dueOn }, index) => (dueOn === null || dueOn < dayOf(at) ? [String(index + 1)] : []));
  return undated.length > 0 ? { code: 'CONDITION_DATE_REQUIRED', facts: { conditions: undated } } : undefined;
};

/** To whom and until when is part of a return; the date is the lead's to give. */
const misdirected = (state: InReview, { department, decision, returnTo, revisionDueOn }: Body): Refusal | undefined => {
  if (decision !== 'return' && (returnTo !== undefined || revisionDueOn !== undefined)) return { code: 'ITEMS_REQUIRED', facts: { decision } };
  if (revisionDueOn !== undefined && department !== state.leadDepartment) return { code: 'LEAD_ONLY', facts: { department: state.leadDepartment } };
  return noSuchAddressee(state, returnTo);
};

const decidedBy = ({ round }: InReview, { department, decision, opinion, items, conditions = [], returnTo, revisionDueOn }: Body): Decided => {
  const named = items.map(({ section, demand }, index): ReturnItem => ({ id: `r${round}-${department}-${index + 1}`, department, section, ...(demand ? { demand } : {}) }));
  const binding = conditions.map(({ section, dueOn }, index): Condition => ({ id: `c${round}-${department}-${index + 1}`, department, section: section ?? null, dueOn: dueOn as Day }));
  const texts = [
    ...items.map(({ text }, index) => [`item:${named[index]?.id}`, text] as const),
    ...conditions.map(({ text }, index) => [`condition:${binding[index]?.id}`, text] as const),
    ...(isBlank(opinion) ? [] : [['opinion', opinion] as const]),
  ];
  const aside = { ...(returnTo ? { returnTo } : {}), ...(revisionDueOn ? { revisionDueOn } : {}) };
  return { type: 'ReviewDecided', data: { department, decision, items: named, conditions: binding, ...aside }, texts: Object.fromEntries(texts) };
};
