import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentParts } from '#domain/shared/ids.js';
import { drive, sender, summary } from '../callers.js';
import { assignmentsOf, peopleOf, YEAR, type Person } from '../content.js';
import { CpuMeter } from '../cpu.js';
import { Life, readLifecycle, type Lifecycle, type Step } from '../lifecycle.js';
import { residentMb } from '../memory.js';
import { arriving } from '../open-loop.js';
import type { BenchOptions } from '../options.js';
import { settled } from '../settled.js';
import { startSystem } from '../system.js';
import { issueAll } from './lifecycle.js';

const INSTANCES = 736;
/** Clerks a province beside its leader: 320 people of 32 units; reviewers of all departments together. */
const CLERKS = 9;
const REVIEWERS = 50;
const CALLERS = 64;
const SIGN_IN_CALLERS = 4;
/** Requests that follow each other are about assignments far from each other. */
const STRIDE = 7;
/** What a day is made of, of 20 requests: 13 looks, 4 autosaves, 3 acts. */
const TURN = ['worklist', 'assignment', 'act', 'items', 'autosave', 'worklist', 'notices', 'assignment', 'autosave', 'act', 'overview', 'assignment', 'worklist', 'autosave', 'rounds', 'act', 'items', 'autosave', 'notices', 'assignment'] as const;
type Kind = (typeof TURN)[number];

/** The same person for an assignment and a part, whoever is asked. */
const placeOf = (id: AssignmentId, of: number): number => [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 100_003, 7) % of;

function crowd({ departments }: Lifecycle): { people: Person[]; accountOf: (id: AssignmentId, actor: string) => string } {
  const each = Math.ceil(REVIEWERS / departments.length);
  const people = peopleOf(departments).flatMap((person): Person[] => {
    if (person.id.startsWith('clerk-')) return Array.from({ length: CLERKS }, (_, n) => ({ ...person, id: `${person.id}-${n}` }));
    if (person.id.startsWith('reviewer-')) return Array.from({ length: each }, (_, n) => ({ ...person, id: `${person.id}-${n}` }));
    return [person];
  });
  const accountOf = (id: AssignmentId, actor: string): string => {
    const unit = assignmentParts(id)?.unit ?? '';
    if (actor === 'leader') return `leader-${unit}`;
    return actor === 'clerk' ? `clerk-${unit}-${placeOf(id, CLERKS)}` : `reviewer-${actor}-${placeOf(id, each)}`;
  };
  return { people, accountOf };
}

/** A working day: requests arrive at their moments, `rate` a second, from 320 people of provinces and 50 reviewers. */
export async function mix({ instances = INSTANCES, rate, seconds, postgres, profile, ...options }: BenchOptions): Promise<object> {
  const life = readLifecycle(options.lifecycle);
  const { people, accountOf } = crowd(life);
  const system = await startSystem({ postgres, instances, departments: life.departments, people, profile });
  const { send, close } = sender(system.origin, CALLERS);
  try {
    const doer = new Life(send, life, accountOf);
    await drive(SIGN_IN_CALLERS, people.length, (index) => doer.signIn([people[index]?.id ?? '']));
    await issueAll(system);
    await settled(system);
    const ids = assignmentsOf(instances);
    const steps = new Map<AssignmentId, number>();
    const ms: Record<string, number[]> = {};
    /** Each assignment has one act under way at most; who comes meanwhile takes the next. */
    const busy = new Set<AssignmentId>();
    const free = (from: number, isFit: (step: Step) => boolean): AssignmentId => {
      for (let n = 0; n < ids.length; n++) {
        const id = ids[(from + n) % ids.length] as AssignmentId;
        const step = life.steps[steps.get(id) ?? 0];
        if (step && !busy.has(id) && isFit(step)) return id;
      }
      throw new Error('no assignment is left for it: more --instances');
    };
    const act = async (id: AssignmentId): Promise<void> => {
      const at = steps.get(id) ?? 0;
      const step = life.steps[at];
      if (!step) return;
      await doer.prepare(id, step);
      await timed('act', () => doer.act(id, step, `bench/${id}/${at}`));
      steps.set(id, at + 1);
    };
    const timed = async (kind: Kind, work: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await work();
      (ms[kind] ??= []).push(performance.now() - began);
    };
    const job = async (index: number): Promise<void> => {
      const kind = TURN[index % TURN.length] ?? 'worklist';
      const id = free(index * STRIDE, ({ step }) => kind !== 'autosave' || step === 'draft');
      busy.add(id);
      try {
        if (kind === 'act') await act(id);
        else if (kind === 'autosave') await timed(kind, () => doer.autosave(id));
        else await timed(kind, () => doer.read(id, life.steps[steps.get(id) ?? 0]?.actor ?? 'clerk', pathOf(kind, id)));
      } finally {
        busy.delete(id);
      }
    };
    // Drafts that are being written when the day begins.
    await drive(SIGN_IN_CALLERS, Math.ceil(ids.length / 3), (index) => act(ids[index * 3] as AssignmentId));
    ms['act'] = [];
    const cpu = new CpuMeter(system.pids);
    cpu.go();
    const all = await arriving(rate, seconds, job);
    cpu.pause();
    await settled(system);
    return {
      instances, people: people.length, rate, requests: all.length, ...summary(seconds, all),
      by_kind: Object.fromEntries(Object.entries(ms).map(([kind, each]) => [kind, { count: each.length, ...summary(seconds, each) }])),
      api_mb: residentMb(system.pids, 'VmHWM')['api'], ...cpu.perAct(all.length),
    };
  } finally {
    close();
    await system.stop();
  }
}

const pathOf = (kind: Kind, id: AssignmentId): string => {
  const own = `/assignments/${encodeURIComponent(id)}`;
  return kind === 'assignment' ? own : kind === 'rounds' ? `${own}/rounds` : kind === 'items' ? `/assignments?cycle=${YEAR}` : kind === 'overview' ? `/overview?cycle=${YEAR}` : `/${kind}`;
};
