import { carryOver, takeOver } from '../carry-over/carry-over.js';
import { applyChange } from '../change-set/apply-change.js';
import { ACCESS_VERBS } from '../access/access.verbs.js';
import { arm } from '../deadline/arm.js';
import { DEADLINE_VERBS } from '../deadline/deadline.verbs.js';
import { passInstant } from '../deadline/pass-instant.js';
import { PLAN_VERBS } from '../plan/plan.verbs.js';
import { PROGRESS_VERBS } from '../progress/progress.verbs.js';
import { REVIEW_VERBS } from '../review/review.verbs.js';
import { SUPERVISION_VERBS } from '../supervision/supervision.verbs.js';
import { isRefused, refuse, type Decision, type Refusal } from '../shared/refusal.js';
import { acknowledgeAssignment } from './acknowledge-assignment.js';
import type { AssignmentCommand, CommandMeta, PersonCommandBody, PersonVerb } from './assignment.commands.js';
import type { AssignmentEvent, NewAssignmentEvent } from './assignment.events.js';
import { evolve } from './assignment.evolve.js';
import type { AssignmentFacts, Reckoning } from './assignment.facts.js';
import type { AssignmentState, IssuedState } from './assignment.state.js';
import { unauthorised } from './authority.js';
import { COLLABORATION_VERBS } from './collaboration.verbs.js';
import { issueAssignment } from './issue-assignment.js';
import { LIFE_VERBS } from './life.verbs.js';
import { optIn } from './opt-in.js';
import type { UserActor, Verbs } from './verb.js';

const VERBS: Verbs<PersonVerb> = {
  AcknowledgeAssignment: acknowledgeAssignment,
  ...PLAN_VERBS,
  ...REVIEW_VERBS,
  ...PROGRESS_VERBS,
  ...DEADLINE_VERBS,
  ...LIFE_VERBS,
  ...SUPERVISION_VERBS,
  ...ACCESS_VERBS,
  ...COLLABORATION_VERBS,
};

/** A verb's rule for any state: sound, because `unauthorised` has held the state against the table of transitions. */
const ruleOf = (verb: PersonVerb): { may?: (state: IssuedState, actor: UserActor, reckoning: Reckoning) => Refusal | undefined; decide: (state: IssuedState, command: PersonCommandBody & CommandMeta, facts: AssignmentFacts) => Decision<NewAssignmentEvent> } =>
  VERBS[verb] as never;

/** Why this person may not send the verb now, whatever its body; undefined: they may. */
export const whyNot = (state: IssuedState, actor: UserActor, verb: PersonVerb, reckoning: Reckoning): Refusal | undefined =>
  unauthorised(state, actor, verb) ?? ruleOf(verb).may?.(state, actor, reckoning);

/**
 * Every rule of an assignment: the events that happen, with every instant that is then waited for, or the refusal.
 * `command.at` is the instant after the lock; `expectedSequence`, where sent, is the last sequence that the sender saw.
 */
export const decide = (state: AssignmentState, command: AssignmentCommand, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const decision = judge(state, command, facts);
  return isRefused(decision) ? decision : { events: armed(state, decision.events, command, facts) };
};

const judge = (state: AssignmentState, command: AssignmentCommand, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  if (command.type === 'IssueAssignment') return issueAssignment(state, command, facts);
  if (state.status === 'not_issued' && command.type === 'OptIn') return optIn(state, command, facts);
  if (state.status === 'not_issued') return refuse('NOT_FOUND', { assignment: state.id });
  if (command.type === 'ApplyChange') return applyChange(state, command, facts);
  if (command.type === 'CarryOver') return carryOver(state, command, facts);
  if (command.type === 'TakeOver') return takeOver(state, command);
  if (command.type === 'PassInstant') return passInstant(state, command, facts);
  if (command.actor.kind === 'system') return refuse('WRONG_ROLE', { verb: command.type });
  const refusal = unauthorised(state, command.actor, command.type);
  if (refusal) return { refusal };
  if (command.expectedSequence !== undefined && command.expectedSequence !== state.sequence) {
    return refuse('SEQUENCE_CHANGED', { expected: command.expectedSequence, actual: state.sequence });
  }
  const notYet = ruleOf(command.type).may?.(state, command.actor, facts);
  return notYet ? { refusal: notYet } : ruleOf(command.type).decide(state, command, facts);
};

const isSame = (a: IssuedState['instants'], b: IssuedState['instants']): boolean => a.length === b.length && a.every((each, index) => each.rule === b[index]?.rule && each.occurrence === b[index]?.occurrence);

/** What the state after the events waits for stands in the last of them: no rule has to think of it. */
const armed = (before: AssignmentState, events: readonly NewAssignmentEvent[], command: CommandMeta, facts: AssignmentFacts): readonly NewAssignmentEvent[] => {
  const after = foldTentatively(before, events, command);
  const last = events.at(-1);
  if (after.status === 'not_issued' || !last) return events;
  const instants = arm(after.instants, after, facts);
  return isSame(instants, after.instants) ? events : [...events.slice(0, -1), { ...last, data: { ...last.data, instants } } as NewAssignmentEvent];
};

/** The state that events lead to, before they are sealed. */
export const foldTentatively = (before: AssignmentState, events: readonly NewAssignmentEvent[], command: CommandMeta): AssignmentState =>
  events.reduce<AssignmentState>((state, event) => evolve(state, tentative(state, event, command)), before);

/** An event before it is sealed: what `evolve` needs of it to tell the state that it leads to. */
const tentative = (state: AssignmentState, { type, data }: NewAssignmentEvent, { at, actor }: CommandMeta): AssignmentEvent =>
  ({ type, data, stream: state.id, sequence: state.sequence + 1, at, actor, round: state.status === 'not_issued' ? 1 : state.round, previousHash: state.hash, hash: state.hash }) as AssignmentEvent;
