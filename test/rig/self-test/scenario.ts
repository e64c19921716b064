import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { castOf } from '#testing/moves.js';
import { eventually } from '#testing/eventually.js';
import { walk } from '../../integration/path-of-a-plan.js';
import { Clients } from '../clients.js';
import type { Evidence } from '../evidence.js';
import { gather, settled } from '../gather.js';
import { outcomeOf, type Deed, type Journal } from '../journal.js';
import { assignmentsOf, REVIEWING, silentUnitOf, unitsOf } from '../size.js';
import { arrived, walkTo } from '../walk.js';
import type { World } from '../world.js';

/** Where a fault is aimed at. */
export type Aim = 'time' | 'crowd' | 'terminated' | 'told slowly' | 'api killed' | 'webhook fails' | 'worker killed at a mail';

/** What is planted shows within this, or the run never comes to rest; a sound one takes a few seconds. */
const SETTLED_MS = 15_000;
const ARRIVES_MS = 240_000;
const CROWD = 12;

const PLAYERS = (unit: string) => castOf({ unit, leadDepartment: REVIEWING[0], supportingDepartments: REVIEWING.slice(1) });

export interface Scenario {
  readonly aims: readonly Aim[];
  /** By which histories are replayed: the sound one. */
  readonly bundle: string;
  say(line: string): void;
}

/** A few assignments on fixed ways: a whole plan with a return, one that is submitted in time, a silent unit, refusals, and what is aimed at. */
export async function play(world: World, journal: Journal, { aims, bundle, say }: Scenario): Promise<Evidence> {
  const clients = new Clients(world, journal, { seed: 1, clients: 0, thinkMs: 0 });
  const people = peopleOf(world);
  await clients.signIn(people);
  const act = (stream: AssignmentId, account: string, body: PersonCommandBody): Promise<Deed> => clients.act(stream, { actor: actorOf(world, account), body });
  // A defect may end the script before its end: what was done until then is judged.
  const script = async (steps: () => Promise<unknown>): Promise<void> => void (await steps().catch((error: Error) => say(`    the script ended: ${error.message.slice(0, 160)}`)));
  await script(() => plainActs(world, act));
  await script(() => wholePlan(world, clients, act));
  await script(() => submittedInTime(world, clients, act));
  for (const aim of aims) await script(() => AIMED[aim]({ world, clients, act }));
  const unsettled = await settled(world, SETTLED_MS);
  await clients.repeat(journal.deeds.filter((deed) => outcomeOf(deed) === 'ok'));
  return gather(world, journal, [], { bundle, unsettled });
}

type Act = (stream: AssignmentId, account: string, body: PersonCommandBody) => Promise<Deed>;
interface Scene {
  readonly world: World;
  readonly clients: Clients;
  readonly act: Act;
}

const unitAt = ({ size }: World, index: number): string => unitsOf(size)[index]?.id ?? '';
const assignmentAt = (world: World, index: number, unit: string): AssignmentId => assignmentsOf(world.size).filter((id) => id.endsWith(`/${unit}`))[index] as AssignmentId;
const peopleOf = (world: World): readonly string[] => [...new Set(unitsOf(world.size).flatMap(({ id }) => PLAYERS(id)).map(({ userId }) => userId))];
const actorOf = (world: World, account: string) => {
  const found = unitsOf(world.size).flatMap(({ id }) => PLAYERS(id)).find(({ userId }) => userId === account);
  if (!found) throw new Error(`nobody is ${account}`);
  return found;
};
const comment = (text: string): PersonCommandBody => ({ type: 'Comment', audience: 'all', about: null, text, mentions: [] });

async function plainActs(world: World, act: Act): Promise<void> {
  const silent = silentUnitOf(world.size);
  for (const stream of assignmentsOf(world.size).filter((id) => id.endsWith(`/${silent}`))) await act(stream, `c${silent}`, { type: 'AcknowledgeAssignment' });
  const unit = unitAt(world, 1);
  const stream = assignmentAt(world, 1, unit);
  await act(stream, `c${unit}`, { type: 'AcknowledgeAssignment' });
  await act(stream, `c${unit}`, comment('请问口径'));
  // Not theirs, and not yet.
  await act(stream, `l${unit}`, { type: 'DeclareCompletion', text: '完成', evidence: [] });
  await act(stream, 'r-dept-operations', { type: 'ClaimReview', department: 'dept-operations' });
  await act(stream, `c${unit}`, { type: 'AcknowledgeAssignment' });
}

async function wholePlan(world: World, clients: Clients, act: Act): Promise<void> {
  const unit = unitAt(world, 0);
  const accounts = new Map(peopleOf(world).map((account) => [clients.as(account), account]));
  const plan = { stream: assignmentAt(world, 0, unit), clerk: clients.as(`c${unit}`), leader: clients.as(`l${unit}`), reviewers: REVIEWING.map((department) => ({ department, reviewer: clients.as(`r-${department}`) })) };
  await walk(plan, async (by, body) => void (await act(plan.stream, accounts.get(by) ?? '', body)));
}

async function submittedInTime(world: World, clients: Clients, act: Act): Promise<void> {
  const unit = unitAt(world, 1);
  const stream = assignmentAt(world, 0, unit);
  await act(stream, `c${unit}`, { type: 'AcknowledgeAssignment' });
  const draftVersion = await clients.draft(stream, `c${unit}`, '目标');
  await act(stream, `c${unit}`, { type: 'DraftPlan', draftVersion, answers: [] });
  const { rows } = await world.system.owner.query<{ hash: string }>(`select stream.state -> 'plan' ->> 'textHash' as hash from stream where stream.id = $1`, [stream]);
  const textHash = rows[0]?.hash ?? '';
  await act(stream, `l${unit}`, { type: 'SignOffPlan', textHash, opinion: '' });
  await act(stream, `c${unit}`, { type: 'SubmitPlan', textHash });
}

const AIMED: Readonly<Record<Aim, (scene: Scene) => Promise<void>>> = {
  time: async ({ world, clients }) => {
    await walkTo(clients, new Date('2024-07-02'));
    await arrived(world.system, ARRIVES_MS);
  },
  crowd: async ({ world, act }) => {
    const unit = unitAt(world, 1);
    for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: CROWD }, (_, index) => act(assignmentAt(world, 1, unit), `c${unit}`, comment(`${round} ${index}`))));
  },
  terminated: async ({ world, act }) => {
    const unit = unitAt(world, 1);
    const stream = assignmentAt(world, 1, unit);
    await settled(world, SETTLED_MS);
    await world.system.temporal.workflow.getHandle(workflowIdOf(stream)).terminate('by the rig');
    await act(stream, `c${unit}`, comment('还在吗'));
  },
  'told slowly': async ({ world, act }) => {
    const unit = unitAt(world, 0);
    const stream = assignmentAt(world, 1, unit);
    await settled(world, SETTLED_MS);
    await act(stream, `c${unit}`, { type: 'AcknowledgeAssignment' });
    await eventually('it is being told', async () => (await world.system.owner.query('select from wake where wake.stream_id = $1 and wake.leased_until is not null', [stream])).rowCount === 1, SETTLED_MS);
    await act(stream, `c${unit}`, comment('趁此时'));
  },
  'api killed': async ({ world, act }) => {
    const unit = unitAt(world, 0);
    await act(assignmentAt(world, 1, unit), `c${unit}`, { type: 'AcknowledgeAssignment' });
    await world.system.kill('api');
    await world.system.start('api');
  },
  // Of the first messages that leave by it: not taken, taken without an answer, taken slowly.
  'webhook fails': async ({ world }) => world.hook.failNext('refused', 'cut', 'late'),
  'worker killed at a mail': async ({ world, clients }) => {
    let isKilled = false;
    // Behind the mail, before its sender hears of it.
    world.sink.onTaken = async () => {
      if (isKilled) return;
      isKilled = true;
      await world.system.kill('worker');
    };
    await walkTo(clients, new Date('2024-07-04'));
    await eventually('the worker dies at a mail', () => isKilled, ARRIVES_MS);
    await world.system.start('worker');
    await sleep(1_000);
    await arrived(world.system, ARRIVES_MS);
  },
};
