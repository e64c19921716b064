import { passInstant } from '../deadline/pass-instant.js';
import { declineSignOff } from '../plan/decline-sign-off.js';
import { draftPlan } from '../plan/draft-plan.js';
import { recallPlan } from '../plan/recall-plan.js';
import { signOffPlan } from '../plan/sign-off-plan.js';
import { submitPlan } from '../plan/submit-plan.js';
import { withdrawDraft } from '../plan/withdraw-draft.js';
import { closeOut } from '../progress/close-out.js';
import { declareCompletion } from '../progress/declare-completion.js';
import { returnCompletion } from '../progress/return-completion.js';
import { submitProgress } from '../progress/submit-progress.js';
import { claimReview } from '../review/claim-review.js';
import { decideReview } from '../review/decide-review.js';
import { releaseReview } from '../review/release-review.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import { acknowledgeAssignment } from './acknowledge-assignment.js';
import type { AssignmentCommand, CommandMeta, PersonCommandBody, PersonVerb } from './assignment.commands.js';
import type { NewAssignmentEvent } from './assignment.events.js';
import type { AssignmentFacts } from './assignment.facts.js';
import type { AssignmentState, IssuedState } from './assignment.state.js';
import { unauthorised } from './authority.js';
import { issueAssignment } from './issue-assignment.js';
import type { UserActor, Verb } from './verb.js';

const VERBS: { readonly [V in PersonVerb]: Verb<V> } = {
  AcknowledgeAssignment: acknowledgeAssignment,
  DraftPlan: draftPlan,
  WithdrawDraft: withdrawDraft,
  SignOffPlan: signOffPlan,
  DeclineSignOff: declineSignOff,
  SubmitPlan: submitPlan,
  RecallPlan: recallPlan,
  ClaimReview: claimReview,
  ReleaseReview: releaseReview,
  DecideReview: decideReview,
  SubmitProgress: submitProgress,
  DeclareCompletion: declareCompletion,
  CloseOut: closeOut,
  ReturnCompletion: returnCompletion,
};

/** A verb's rule for any state: sound, because `unauthorised` has held the state against the table of transitions. */
const ruleOf = (verb: PersonVerb): { may?: (state: IssuedState, actor: UserActor) => Refusal | undefined; decide: (state: IssuedState, command: PersonCommandBody & CommandMeta, facts: AssignmentFacts) => Decision<NewAssignmentEvent> } =>
  VERBS[verb] as never;

/** Why this person may not send the verb now, whatever its body; undefined: they may. */
export const whyNot = (state: IssuedState, actor: UserActor, verb: PersonVerb): Refusal | undefined => unauthorised(state, actor, verb) ?? ruleOf(verb).may?.(state, actor);

/**
 * Every rule of an assignment: the events that happen, or the refusal. `command.at` is the instant after the lock;
 * `expectedSequence`, where sent, is the last sequence that the sender saw.
 */
export const decide = (state: AssignmentState, command: AssignmentCommand, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  if (command.type === 'IssueAssignment') return issueAssignment(state, command, facts);
  if (state.status === 'not_issued') return refuse('NOT_FOUND', { assignment: state.id });
  if (command.type === 'PassInstant') return passInstant(state, command, facts);
  if (command.actor.kind === 'system') return refuse('WRONG_ROLE', { verb: command.type });
  const refusal = unauthorised(state, command.actor, command.type);
  if (refusal) return { refusal };
  if (command.expectedSequence !== undefined && command.expectedSequence !== state.sequence) {
    return refuse('SEQUENCE_CHANGED', { expected: command.expectedSequence, actual: state.sequence });
  }
  const notYet = ruleOf(command.type).may?.(state, command.actor);
  return notYet ? { refusal: notYet } : ruleOf(command.type).decide(state, command, facts);
};
