import { SYSTEM } from '#domain/access/actor.js';
import type { IssueAssignmentBody, PersonVerb } from '#domain/assignment/assignment.commands.js';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { nextDue } from '#domain/deadline/next-due.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { issueBody } from './assignments.js';
import type { InMemoryRecord } from './in-memory-record.js';
import { movesOf, type Chance } from './moves.js';

/** A step of a walk: what was sent, and between which states. */
export interface WalkStep {
  /** The verb, or the rule of the instant that had come. */
  readonly by: string;
  readonly before: IssuedState;
  readonly after: IssuedState;
  readonly events: readonly AssignmentEvent[];
}
export interface WalkOptions {
  readonly stream: AssignmentId;
  /** What differs from the launch's order. */
  readonly issue?: Partial<IssueAssignmentBody> | undefined;
  readonly steps: number;
  readonly choose: Chance;
  /** Of a hundred steps, about so many let time go on to the next instant. */
  readonly timePercent?: number;
  /** Sets the record's clock, epoch ms. */
  readonly setClock: (at: number) => void | Promise<void>;
  /** Lets the next instant pass where nobody else does. */
  readonly passes: boolean;
  readonly after?: (step: WalkStep) => Promise<void>;
}

/** Does at random what the rules allow, a step after the other, and lets time go on, until closed or the steps are over. */
export async function walkAtRandom(record: InMemoryRecord, { stream, issue = {}, steps, choose, timePercent = 25, setClock, passes, after }: WalkOptions): Promise<readonly WalkStep[]> {
  await record.must(stream, SYSTEM, { ...issueBody(stream), ...issue });
  const walked: WalkStep[] = [];
  for (let step = 0; step < steps; step++) {
    const before = record.stateOf(stream);
    if (before.status === 'not_issued' || before.status === 'closed') break;
    const due = nextDue(before);
    const taken = choose(100) < timePercent && due ? await letCome(record, stream, due.at, setClock, passes) : await actSomehow(record, before, choose);
    const now = record.stateOf(stream);
    if (!taken || now.status === 'not_issued') continue;
    const done = { by: taken.by, before, after: now, events: record.eventsOf(stream, before.sequence) };
    walked.push(done);
    await after?.(done);
  }
  return walked;
}

async function letCome(record: InMemoryRecord, stream: AssignmentId, at: number, setClock: WalkOptions['setClock'], passes: boolean): Promise<{ by: string } | undefined> {
  await setClock(at);
  const state = record.stateOf(stream);
  const due = nextDue(state);
  if (!due) return undefined;
  if (passes) await record.activities.executeTimed({ assignment: stream, rule: due.rule, occurrence: due.occurrence, after: state.sequence });
  return { by: due.rule };
}

/** Ends a walk, halts it, or moves nothing: four times in five something else is done. */
const RARE: readonly PersonVerb[] = ['RevokeAssignment', 'OptOut', 'RequestExemption', 'DecideExemption', 'SuspendAssignment', 'ApproveInBatch', 'Copy', 'Comment', 'Reassign', 'Delegate', 'RejectPlan', 'GiveInstruction', 'NudgeAssignment', 'OpenSupervision', 'RaiseSupervision', 'AddReviewer', 'RemoveReviewer', 'TakeBackDecision'];

/** The first move, in an order of chance, that the rules take. */
async function actSomehow(record: InMemoryRecord, state: IssuedState, choose: Chance): Promise<{ by: string } | undefined> {
  const moves = movesOf(state, await record.reckoning(), choose).filter(({ body }) => !RARE.includes(body.type) || choose(5) === 0);
  while (moves.length > 0) {
    const [move] = moves.splice(choose(moves.length), 1);
    if (move && !('refusal' in (await record.execute(state.id, move.actor, move.body)))) return { by: move.body.type };
  }
  return undefined;
}
