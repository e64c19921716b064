import type { AssignmentStatus } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { instantOf } from './assignment-scene.js';
import { InMemoryRecord } from './in-memory-record.js';
import { chance } from './moves.js';
import { walkAtRandom } from './random-walk.js';

/** From one state to another, and what leads there: verbs, and rules of instants. */
export interface Edge {
  readonly from: AssignmentStatus;
  readonly to: AssignmentStatus;
  readonly by: readonly string[];
}

/** One assignment with a plan and milestones, one without a plan, one with several departments. */
const STREAMS: readonly AssignmentId[] = ['asg/2024/t08-o1/44', 'asg/2024/t07-o1/44', 'asg/2024/t01-o1/44'];
const WALKS = 240;
const STEPS = 60;

/** Walks through the rules at random, always the same ways, and answers every edge that was gone. */
export async function exploreStates(): Promise<readonly Edge[]> {
  const edges = new Map<string, Set<string>>();
  for (let seed = 1; seed <= WALKS; seed++) {
    let now = instantOf('2024-03-29', 9);
    const record = new InMemoryRecord(() => now);
    const stream = STREAMS[seed % STREAMS.length] ?? STREAMS[0]!;
    const steps = await walkAtRandom(record, { stream, steps: STEPS, choose: chance(seed), passes: true, setClock: (at) => void (now = Math.max(now, at)) });
    for (const { by, before, after } of steps) {
      if (before.status === after.status) continue;
      const key = `${before.status} ${after.status}`;
      edges.set(key, (edges.get(key) ?? new Set()).add(by));
    }
  }
  return [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, by]) => {
    const [from, to] = key.split(' ') as [AssignmentStatus, AssignmentStatus];
    return { from, to, by: [...by].sort() };
  });
}

/** As Mermaid draws it. */
export const asMermaid = (edges: readonly Edge[]): string =>
  ['stateDiagram-v2', '  [*] --> assigned: IssueAssignment', ...edges.map(({ from, to, by }) => `  ${from} --> ${to}: ${by.join(', ')}`), '  closed --> [*]'].join('\n');
