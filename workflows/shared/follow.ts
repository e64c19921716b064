import { condition, continueAsNew, setCurrentDetails, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { AssignmentEvent, AssignmentEventType } from '#domain/assignment/assignment.events.js';
import { rulesOf } from '#domain/assignment/assignment.rules.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { Stage } from '#domain/assignment/stage.js';
import { assignmentViewQuery, clockMovedSignal, eventsRecordedSignal, type AssignmentStart } from '#messages/assignment.messages.js';
import { act } from './activity-proxies.js';

/** A cold workflow replays its whole history at each wake: short ones are cheap. */
export const CONTINUE_AT = 200;

/** What follows an event outside the record, keyed by it; runs beside the loop. */
export type Effects = Partial<Record<AssignmentEventType, (input: { assignment: AssignmentState['id']; sequence: number }) => Promise<void>>>;

/**
 * Follows a stream: told events are folded in sequence, a gap is loaded, a forged event makes it load everything anew; one
 * lazy timer waits for the earliest instant and is never cancelled: a stale one wakes, finds nothing due, arms the next.
 */
export function follow(start: AssignmentStart, always: Effects) {
  const { assignment, rulesVersion } = start;
  const { initialState, evolve, nextDue, stageOf, inWords } = rulesOf(rulesVersion);
  const continueAt = start.continueAt ?? CONTINUE_AT;
  let state = start.state ?? initialState(assignment);
  let heard: AssignmentEvent[] = [];
  let upTo = start.upTo ?? 0;
  let newestRules = rulesVersion;
  let offset = start.clockOffset ?? 0;
  let armedFor = Infinity;
  let notBefore = 0;
  let owed = 0;

  // Handlers only note: an error in one would fail the workflow task again and again.
  setHandler(eventsRecordedSignal, (told) => {
    heard.push(...told.events);
    upTo = Math.max(upTo, told.upTo);
    newestRules = Math.max(newestRules, told.rulesVersion);
  });
  setHandler(clockMovedSignal, (milliseconds) => {
    offset = milliseconds;
    notBefore = 0;
  });
  setHandler(assignmentViewQuery, () => state);

  const next = (): AssignmentEvent | undefined => heard.find((event) => event.sequence === state.sequence + 1);
  const isBehind = (): boolean => upTo > state.sequence;
  const dueAt = (): number => Math.max(nextDue(state)?.at ?? Infinity, notBefore) - offset;
  const isDue = (): boolean => dueAt() <= Date.now();
  const mustArm = (): boolean => dueAt() < armedFor;
  const mayContinue = (): boolean => owed === 0 && (workflowInfo().historyLength > continueAt || newestRules > rulesVersion);

  const take = (event: AssignmentEvent, effects: Effects): void => {
    heard = heard.filter(({ sequence }) => sequence > event.sequence);
    const isForged = event.previousHash !== state.hash;
    state = isForged ? initialState(assignment) : evolve(state, event);
    if (isForged) upTo = Math.max(upTo, event.sequence);
    const effect = event.settled || isForged ? undefined : { ...always, ...effects }[event.type];
    if (!effect) return;
    owed++;
    // Beside the loop: a slow document never holds time up. The proxy retries until it is done.
    void effect({ assignment, sequence: event.sequence })
      .catch(() => undefined)
      .finally(() => owed--);
  };
  const load = async (): Promise<void> => {
    const told = upTo;
    heard = [];
    const recorded = await act.loadEvents({ assignment, after: state.sequence });
    heard.push(...recorded.events);
    // A forged sequence far ahead costs this one load.
    if (upTo === told) upTo = recorded.upTo;
  };
  const passInstant = async (): Promise<void> => {
    const due = nextDue(state);
    if (!due) return;
    const answer = await act.executeTimed({ assignment, rule: due.rule, occurrence: due.occurrence, after: state.sequence });
    heard.push(...answer.events);
    notBefore = answer.waitMs ? Date.now() + offset + answer.waitMs : 0;
  };
  const arm = (at: number): void => {
    armedFor = at;
    const fired = (): void => {
      if (armedFor === at) armedFor = Infinity;
    };
    void sleep(Math.max(1, at - Date.now()), { summary: inWords(state).next }).then(fired, () => undefined);
  };

  /** Stays in a stage until an event ends it. A stage that the assignment is not in returns at once. */
  const during = async (stage: Stage, effects: Effects = {}): Promise<void> => {
    while (stageOf(state) === stage) {
      setCurrentDetails(inWords(state).all);
      const event = next();
      if (event) take(event, effects);
      else if (isBehind()) await load();
      else if (isDue()) await passInstant();
      else if (mayContinue()) {
        await continueAsNew<(input: AssignmentStart) => Promise<void>>({
          assignment, rulesVersion: newestRules, upTo, clockOffset: offset, continueAt,
          // Newer rules fold the record again: an older state's shape is nothing they must know.
          ...(newestRules > rulesVersion ? {} : { state }),
        });
      } else if (mustArm()) arm(dueAt());
      else await condition(() => next() !== undefined || isBehind() || isDue() || mayContinue() || mustArm());
    }
  };

  return { during, isClosed: () => stageOf(state) === 'closed', effectsDone: () => condition(() => owed === 0) };
}
