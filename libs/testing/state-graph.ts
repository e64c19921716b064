import type { AssignmentStatus } from '#domain/assignment/assignment.state.js';
import type { IssueAssignmentBody } from '#domain/assignment/assignment.commands.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { instantOf } from './assignment-scene.js';
import { InMemoryRecord } from './in-memory-record.js';
import { chance } from './moves.js';
import { walkAtRandom, type WalkStep } from './random-walk.js';

/** From one state to another, and what leads there: verbs, and rules of instants. */
export interface Edge {
  readonly from: AssignmentStatus;
  readonly to: AssignmentStatus;
  readonly by: readonly string[];
}

/** What walks begin with: each kind of assignment and setting that leads another way. */
const WALKED: readonly { readonly stream: AssignmentId; readonly issue?: Partial<IssueAssignmentBody>; readonly settings?: Partial<CycleSettings> }[] = [
  { stream: 'asg/2024/t08-o1/44' },
  { stream: 'asg/2024/t07-o1/44' },
  { stream: 'asg/2024/t01-o1/44' },
  { stream: 'asg/2024/t07-o1/44', issue: { planNeeded: false } },
  { stream: 'asg/2024/t07-o1/44', issue: { mandatory: false } },
  { stream: 'asg/2024/t07-o1/44', settings: { signOffLevels: 0 } },
  { stream: 'asg/2024/t08-o1/44', settings: { signOffLevels: 1, submitOnSignOff: true } },
];
/** What the walk of a seed begins with. */
export const walkedBy = (seed: number): (typeof WALKED)[number] => WALKED[seed % WALKED.length] ?? { stream: 'asg/2024/t08-o1/44' };
const WALKS = 660;
const STEPS = 60;

/** Walks through the rules at random, always the same ways. */
async function walkAll(): Promise<readonly WalkStep[]> {
  const all: WalkStep[] = [];
  for (let seed = 1; seed <= WALKS; seed++) {
    let now = instantOf('2024-03-29', 9);
    const { stream, issue, settings } = walkedBy(seed);
    const record = new InMemoryRecord(() => now, { settings });
    all.push(...(await walkAtRandom(record, { stream, issue, steps: STEPS, choose: chance(seed), passes: true, setClock: (at) => void (now = Math.max(now, at)) })));
  }
  return all;
}

/** Every event that a walk can come to. */
export const eventsReached = async (): Promise<ReadonlySet<string>> => new Set((await walkAll()).flatMap(({ events }) => events.map(({ type }) => type)));

/** Every edge from a state to another that was gone. */
export async function exploreStates(): Promise<readonly Edge[]> {
  const edges = new Map<string, Set<string>>();
  for (const { by, before, after } of await walkAll()) {
    if (before.status === after.status) continue;
    const key = `${before.status} ${after.status}`;
    edges.set(key, (edges.get(key) ?? new Set()).add(by));
  }
  return [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, by]) => {
    const [from, to] = key.split(' ') as [AssignmentStatus, AssignmentStatus];
    return { from, to, by: [...by].sort() };
  });
}

/** As Mermaid draws it. */
export const asMermaid = (edges: readonly Edge[]): string =>
  ['stateDiagram-v2', '  [*] --> assigned: IssueAssignment', ...edges.map(({ from, to, by }) => `  ${from} --> ${to}: ${by.join(', ')}`), '  closed --> [*]'].join('\n');
