import { beforeEach, describe, expect, it } from '@jest/globals';
import { SYSTEM, type Actor, type Role } from '../access/actor.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, parseDay } from '../calendar/day.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import type { ScoreFacts } from '../score/score.js';
import { isRefused, type Refusal } from '../shared/refusal.js';
import type { EventIn, NewEventOf } from '../shared/stream.js';
import { allowedOnCycle, allowedOnScore } from './allowed-on-cycle.js';
import type { CycleCommandBody } from './cycle.commands.js';
import { decideCycle, type CycleFacts } from './cycle.decide.js';
import type { CycleEvents } from './cycle.events.js';
import { evolveCycle } from './cycle.evolve.js';
import { notLaunched, type CycleState } from './cycle.state.js';

const who = (unit: string, ...roles: Role[]): Actor => ({ kind: 'user', userId: `${unit}-${roles.join()}`, unit, roles });
const COORDINATOR = who('bureau', 'coordinator');
const LEADER = who('44', 'leader');
const figures = (more: Partial<ScoreFacts> = {}): ScoreFacts => ({ due: 10, inTime: 5, done: 10, rounds: [1], repliesAsked: 0, repliesInTime: 0, ...more });
const FACTS: CycleFacts = {
  calendar: CALENDAR_2024_2026, catalogue: { content: CATALOGUE_2024, hash: 'h' }, units: { provinces: ['11', '44'], cities: [] }, issued: [], open: { count: 0, first: [] },
  scores: [{ unit: '11', facts: figures({ due: 0, inTime: 0, done: 0, rounds: [] }) }, { unit: '44', facts: figures() }],
};
const PUBLISH: CycleCommandBody = { type: 'PublishScores' };
const appeal = (publication = 1): CycleCommandBody => ({ type: 'LodgeAppeal', publication, reason: '系统故障' });
const decides = (more: object): CycleCommandBody => ({ type: 'DecideAppeal', publication: 1, unit: '44', outcome: 'upheld', reason: '属实', ...more }) as CycleCommandBody;

describe('scores that are published (S6)', () => {
  let state: CycleState;
  let now = at(parseDay('2024-07-15'), 10);
  let last: readonly NewEventOf<CycleEvents>[];
  const send = (actor: Actor, body: CycleCommandBody, facts: Partial<CycleFacts> = {}): Refusal | string => {
    const decision = decideCycle(state, { ...body, commandId: 'c', at: now, actor }, { ...FACTS, ...facts });
    if (isRefused(decision)) return decision.refusal;
    last = decision.events;
    for (const event of decision.events) state = evolveCycle(state, { ...event, stream: state.id, sequence: state.sequence + 1, at: now, actor, round: 1, previousHash: state.hash, hash: 'h' } as EventIn<CycleEvents>);
    return decision.events.map(({ type }) => type).join();
  };
  beforeEach(() => {
    state = notLaunched('cycle/2024');
    now = at(parseDay('2024-03-29'), 9);
    send(COORDINATOR, { type: 'LaunchCycle', year: 2024, settings: {} });
    now = at(parseDay('2024-07-15'), 10);
  });

  it('are facts with what they were made of; who has nothing due has none', () => {
    expect(send(COORDINATOR, PUBLISH)).toBe('ScoresPublished');
    expect(last[0]?.data).toEqual({ publication: 1, appealUntil: '2024-07-22', scores: [{ unit: '44', total: 80, facts: figures() }] });
    expect(send(COORDINATOR, PUBLISH)).toBe('ScoresPublished');
    expect(last[0]?.data).toMatchObject({ publication: 2 });
    expect(send(COORDINATOR, PUBLISH, { scores: FACTS.scores?.slice(0, 1) })).toEqual({ code: 'NO_SCORE', facts: { cycle: 'cycle/2024' } });
    expect(send(COORDINATOR, PUBLISH, { scores: undefined })).toMatchObject({ code: 'NO_SCORE' });
  });

  it('are appealed against by the leader of the unit, within five working days, once', () => {
    expect(send(LEADER, appeal())).toEqual({ code: 'NOT_APPEALABLE', facts: { publication: 1 } });
    send(COORDINATOR, PUBLISH);
    expect([send(who('44', 'clerk'), appeal()), send(COORDINATOR, appeal()), send(SYSTEM, appeal())]).toEqual(Array(3).fill({ code: 'WRONG_ROLE', facts: { verb: 'LodgeAppeal', roles: ['leader'] } }));
    expect([send(who('11', 'leader'), appeal()), send(LEADER, appeal(2))]).toMatchObject([{ code: 'NOT_APPEALABLE' }, { code: 'NOT_APPEALABLE' }]);
    now = at(parseDay('2024-07-22'), 23, 59);
    const before = state;
    expect(send(LEADER, appeal())).toBe('ScoreAppealLodged');
    expect(last[0]).toEqual({ type: 'ScoreAppealLodged', data: { publication: 1, unit: '44' }, texts: { appeal: '系统故障' } });
    expect(send(LEADER, appeal())).toMatchObject({ code: 'ALREADY_APPEALED' });
    state = before;
    now = at(parseDay('2024-07-23'), 0);
    expect(send(LEADER, appeal())).toEqual({ code: 'APPEAL_TOO_LATE', facts: { until: '2024-07-22' } });
  });

  it('offer an appeal to the own unit and its decision to the coordinator, as the rules take them', () => {
    const offered = (actor: Actor) => allowedOnScore(state, { publication: 1, unit: '44' }, actor, now).map(({ type, refusal }) => `${type} ${refusal?.code ?? 'allowed'}`);
    expect(offered(LEADER)).toEqual(['LodgeAppeal NOT_APPEALABLE']);
    send(COORDINATOR, PUBLISH);
    expect([offered(LEADER), offered(who('44', 'clerk')), offered(who('11', 'leader')), offered(COORDINATOR), offered(SYSTEM)]).toEqual([['LodgeAppeal allowed'], ['LodgeAppeal WRONG_ROLE'], [], ['DecideAppeal NO_APPEAL'], []]);
    send(LEADER, appeal());
    expect([offered(LEADER), offered(COORDINATOR)]).toEqual([['LodgeAppeal ALREADY_APPEALED'], ['DecideAppeal allowed']]);
    expect(allowedOnScore(notLaunched('cycle/2024'), { publication: 1, unit: '44' }, LEADER, now)).toEqual([]);
  });

  it('are upheld, or an erratum stands beside them; nothing published is edited', () => {
    send(COORDINATOR, PUBLISH);
    const published = state.status === 'launched' ? state.publications?.[0] : undefined;
    expect(send(COORDINATOR, decides({}))).toEqual({ code: 'NO_APPEAL', facts: { publication: 1, unit: '44' } });
    send(LEADER, appeal());
    expect(send(LEADER, decides({}))).toMatchObject({ code: 'WRONG_ROLE' });
    expect([send(COORDINATOR, decides({ outcome: 'erratum' })), send(COORDINATOR, decides({ total: 90 }))]).toMatchObject([{ code: 'ERRATUM_TOTAL', facts: { outcome: 'erratum' } }, { code: 'ERRATUM_TOTAL', facts: { outcome: 'upheld' } }]);
    expect(send(COORDINATOR, decides({ outcome: 'erratum', total: 90 }))).toBe('ScoreAppealDecided');
    expect(last[0]).toMatchObject({ data: { publication: 1, unit: '44', outcome: 'erratum', total: 90 }, texts: { reason: '属实' } });
    expect(state).toMatchObject({ publications: [{ ...published, appeals: { 44: 'erratum' } }] });
    expect([send(COORDINATOR, decides({})), send(LEADER, appeal())]).toMatchObject([{ code: 'NO_APPEAL' }, { code: 'ALREADY_APPEALED' }]);
    send(COORDINATOR, PUBLISH);
    send(LEADER, appeal(2));
    expect(send(COORDINATOR, decides({ publication: 2 }))).toBe('ScoreAppealDecided');
    expect(state).toMatchObject({ publications: [{ appeals: { 44: 'erratum' } }, { appeals: { 44: 'upheld' } }] });
  });

  it('may be published while the cycle closes, not once it is archived, nor before a launch', () => {
    send(COORDINATOR, { type: 'CloseCycle' });
    expect(send(COORDINATOR, PUBLISH)).toBe('ScoresPublished');
    send(COORDINATOR, { type: 'ArchiveCycle' });
    expect([send(COORDINATOR, PUBLISH), send(LEADER, appeal()), send(COORDINATOR, decides({}))].map((each) => typeof each !== 'string' && each.code)).toEqual(['WRONG_STATE', 'WRONG_STATE', 'WRONG_STATE']);
    state = notLaunched('cycle/2024');
    expect(send(COORDINATOR, PUBLISH)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what may be done with a cycle', () => {
  const codes = (state: CycleState, actor: Actor) => allowedOnCycle(state, actor).map(({ type, refusal }) => `${type} ${refusal?.code ?? 'allowed'}`);
  it.each([
    ['launched', ['AddUnit allowed', 'PublishScores allowed', 'CloseCycle allowed', 'ArchiveCycle WRONG_STATE']],
    ['closing', ['AddUnit WRONG_STATE', 'PublishScores allowed', 'CloseCycle WRONG_STATE', 'ArchiveCycle allowed']],
    ['archived', ['AddUnit WRONG_STATE', 'PublishScores WRONG_STATE', 'CloseCycle WRONG_STATE', 'ArchiveCycle WRONG_STATE']],
    ['not_launched', ['AddUnit NOT_FOUND', 'PublishScores NOT_FOUND', 'CloseCycle NOT_FOUND', 'ArchiveCycle NOT_FOUND']],
  ])('follows where it stands: %s', (status, offered) => {
    const state = { ...notLaunched('cycle/2024'), status } as CycleState;
    expect(codes(state, COORDINATOR)).toEqual(offered);
    expect(codes(state, LEADER)).toEqual(['AddUnit WRONG_ROLE', 'PublishScores WRONG_ROLE', 'CloseCycle WRONG_ROLE', 'ArchiveCycle WRONG_ROLE']);
  });
});
