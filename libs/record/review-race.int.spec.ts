import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { execute } from './execute.js';
import { loadEvents } from './load-events.js';
import { closeRecord, createRecord, type RecordContext } from './record-context.js';

/** `npm run race` asks for many more. */
const TRIALS = Number(process.env['RACE_TRIALS'] ?? 225);
const FEWER = Math.ceil(TRIALS / 4);
const LEAD = 'dept-joint-conference';
const OTHER = 'dept-operations';
const SECTIONS = [{ id: 'goals', text: '目标' }];
const reviewer = (department: string) => person(`r-${department}`, department, 'reviewer');
const decides = (department: string, decision: 'approve' | 'return'): PersonCommandBody => ({ type: 'DecideReview', department, decision, opinion: '', items: decision === 'return' ? [{ section: 'goals', text: '请改' }] : [] });

/** Two people on two connections, at the same instant: the row lock puts them in order, and the rules see to the rest. */
describe('two at once', () => {
  let cycle: LaunchedCycle;
  let connections: [RecordContext, RecordContext];
  beforeAll(async () => {
    cycle = await launched2024({ signOffLevels: 0, resubmission: 'full' });
    const connection = (): RecordContext => createRecord(cycle.database.recordUrl, { max: 1, clock: () => cycle.clock.now });
    connections = [connection(), connection()];
    for (const { id } of PROVINCIAL_UNITS) {
      await cycle.owner.query(`insert into draft (assignment_id, version, sections, saved_at, saved_by) values ($1, 1, $2, now(), $3)`, [streamOf(id), JSON.stringify(SECTIONS), `c${id}`]);
    }
  });
  afterAll(async () => {
    await Promise.all(connections.map(closeRecord));
    await cycle.close();
  });

  const streamOf = (unit: string): AssignmentId => `asg/2024/t02-o1/${unit}`;
  type Actor = ReturnType<typeof person>;
  const act = async (record: RecordContext, stream: AssignmentId, actor: Actor, body: PersonCommandBody): Promise<string> => {
    const outcome = await execute(record, { stream, commandId: randomUUID(), actor, body });
    return 'refusal' in outcome ? outcome.refusal.code : outcome.receipt.events.join(' ');
  };
  const must = async (...[stream, actor, body]: [AssignmentId, Actor, PersonCommandBody]): Promise<void> => {
    expect([body.type, await act(cycle.record, stream, actor, body)]).toEqual([body.type, expect.stringMatching(/^[A-Z][a-z]/)]);
  };
  const stateOf = async (stream: AssignmentId): Promise<IssuedState> => (await cycle.owner.query<{ state: IssuedState }>('select state from stream where id = $1', [stream])).rows[0]!.state;

  /** From wherever the last trial left it to a round that both departments have claimed. Answers the sequence. */
  const toReview = async (trial: number): Promise<{ stream: AssignmentId; unit: string; sequence: number }> => {
    const unit = PROVINCIAL_UNITS[trial % PROVINCIAL_UNITS.length]!.id;
    const stream = streamOf(unit);
    const clerk = person(`c${unit}`, unit, 'clerk', 'liaison');
    let state = await stateOf(stream);
    if (state.status === 'assigned') await must(stream, clerk, { type: 'AcknowledgeAssignment' });
    if (state.status === 'approved') await must(stream, person(`d-${LEAD}`, LEAD, 'director'), { type: 'ReopenPlan', reason: '再来一轮' });
    state = await stateOf(stream);
    await must(stream, clerk, { type: 'DraftPlan', draftVersion: 1, answers: (state.letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed', reason: '' })) });
    state = await stateOf(stream);
    await must(stream, clerk, { type: 'SubmitPlan', textHash: 'plan' in state && state.plan ? state.plan.textHash : '' });
    for (const department of [LEAD, OTHER]) await must(stream, reviewer(department), { type: 'ClaimReview', department });
    return { stream, unit, sequence: (await stateOf(stream)).sequence };
  };
  const typesSince = async (stream: AssignmentId, sequence: number): Promise<AssignmentEvent['type'][]> => (await loadEvents(cycle.record, stream, sequence)).events.map(({ type }) => type);
  /** Both act at once; who is sent first alternates. */
  const race = async (trial: number, stream: AssignmentId, one: [Actor, PersonCommandBody], other: [Actor, PersonCommandBody]): Promise<[string, string]> => {
    const [first, second] = trial % 2 === 0 ? connections : ([connections[1], connections[0]] as const);
    return Promise.all([act(first, stream, ...one), act(second, stream, ...other)]);
  };

  it(`the last two deciders: one result, no lost decision (${TRIALS} trials)`, async () => {
    const kinds = [['approve', 'return'], ['return', 'approve'], ['approve', 'approve'], ['return', 'return']] as const;
    for (let trial = 0; trial < TRIALS; trial++) {
      const said = kinds[trial % kinds.length]!;
      const { stream, sequence } = await toReview(trial);
      const outcomes = await race(trial, stream, [reviewer(LEAD), decides(LEAD, said[0])], [reviewer(OTHER), decides(OTHER, said[1])]);
      const result = said.includes('return' as never) ? 'PlanReturned' : 'PlanApproved';
      expect([...outcomes].sort()).toEqual(['ReviewDecided', `ReviewDecided ${result}`]);
      expect(await typesSince(stream, sequence)).toEqual(['ReviewDecided', 'ReviewDecided', result]);
      const state = await stateOf(stream);
      expect(state.reviewed?.slots.map(({ decision }) => decision)).toEqual(said);
      expect(state.letter?.items.map(({ department }) => department) ?? []).toEqual([LEAD, OTHER].filter((_, index) => said[index] === 'return'));
    }
  }, 60_000 + TRIALS * 500);

  it(`a recall and the first decision: one of them happens, the other hears why not (${TRIALS} trials)`, async () => {
    const won = { recall: 0, decision: 0 };
    for (let trial = 0; trial < TRIALS; trial++) {
      const { stream, unit, sequence } = await toReview(trial);
      const [recalled, decided] = await race(trial, stream, [person(`c${unit}`, unit, 'clerk', 'liaison'), { type: 'RecallPlan', reason: '补充' }], [reviewer(LEAD), decides(LEAD, trial % 3 === 0 ? 'return' : 'approve')]);
      const types = await typesSince(stream, sequence);
      if (recalled === 'PlanRecalled') {
        won.recall++;
        expect([decided, types]).toEqual(['WRONG_STATE', ['PlanRecalled']]);
      } else {
        won.decision++;
        expect([recalled, decided, types]).toEqual(['ALREADY_DECIDED_ROUND', 'ReviewDecided', ['ReviewDecided']]);
        await must(stream, reviewer(OTHER), decides(OTHER, 'approve'));
      }
    }
    // The trials say something only if either comes first now and then.
    expect(Math.min(won.recall, won.decision)).toBeGreaterThan(0);
  }, 60_000 + TRIALS * 500);

  it(`a decision taken back while the other decides: never a result without both (${FEWER} trials)`, async () => {
    const won = { takenBack: 0, decision: 0 };
    for (let trial = 0; trial < FEWER; trial++) {
      const { stream } = await toReview(trial);
      await must(stream, reviewer(LEAD), decides(LEAD, 'approve'));
      const [taken, decided] = await race(trial, stream, [reviewer(LEAD), { type: 'TakeBackDecision', department: LEAD, reason: '看错了' }], [reviewer(OTHER), decides(OTHER, 'approve')]);
      if (taken === 'DecisionTakenBack') {
        won.takenBack++;
        expect(decided).toBe('ReviewDecided');
        await must(stream, reviewer(LEAD), decides(LEAD, 'approve'));
      } else {
        won.decision++;
        expect([taken, decided]).toEqual(['WRONG_STATE', 'ReviewDecided PlanApproved']);
      }
      expect((await stateOf(stream)).status).toBe('approved');
    }
    expect(Math.min(won.takenBack, won.decision)).toBeGreaterThan(0);
  }, 60_000 + TRIALS * 500);
});
