import { describe, expect, it } from '@jest/globals';
import { GROUPS_2024 } from '#testing/groups-2024.js';
import { SYSTEM, type Actor } from '../access/actor.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, parseDay } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import { isRefused, type Refusal } from '../shared/refusal.js';
import type { EventIn } from '../shared/stream.js';
import { settingsOf } from './cycle-settings.js';
import { cycleInWords, stageOfCycle } from './cycle-stage.js';
import type { CycleCommandBody } from './cycle.commands.js';
import { decideCycle, ordersForUnit, type CycleFacts } from './cycle.decide.js';
import type { CycleEvents } from './cycle.events.js';
import { evolveCycle } from './cycle.evolve.js';
import { cycleRulesOf } from './cycle.rules.js';
import { obligationsOfGroup, withGroups } from './region-groups.js';
import { isLaunched, nextOfCycle, notLaunched, type CycleState } from './cycle.state.js';
import { asAgreed } from '#testing/answer-contract.js';

const COORDINATOR: Actor = { kind: 'user', userId: 'co', unit: 'bureau', roles: ['coordinator'] };
const LEADER: Actor = { kind: 'user', userId: 'bl', unit: 'bureau', roles: ['bureau_leader'] };
const FACTS: CycleFacts = { calendar: CALENDAR_2024_2026, catalogue: { content: CATALOGUE_2024, hash: 'h' }, units: { provinces: ['11', '44'], cities: [] }, issued: [], open: { count: 0, first: [] } };
const LAUNCH: CycleCommandBody = { type: 'LaunchCycle', year: 2024, settings: {} };

class Story {
  state: CycleState = notLaunched('cycle/2024');
  now: Instant = at(parseDay('2024-03-29'), 9);
  send(body: CycleCommandBody, { actor = COORDINATOR, facts = {} }: { actor?: Actor; facts?: Partial<CycleFacts> } = {}): Refusal | string[] {
    const decision = asAgreed(body, decideCycle(this.state, { ...body, commandId: 'c', at: this.now, actor }, { ...FACTS, ...facts }));
    if (isRefused(decision)) return decision.refusal;
    for (const event of decision.events) {
      this.state = evolveCycle(this.state, { ...event, stream: this.state.id, sequence: this.state.sequence + 1, at: this.now, actor, round: 1, previousHash: this.state.hash, hash: `h${this.state.sequence + 1}` } as EventIn<CycleEvents>);
    }
    return decision.events.map(({ type }) => type);
  }
  pass(): Refusal | string[] {
    const due = nextOfCycle(this.state);
    if (!due) throw new Error('nothing is due');
    this.now = due.at;
    return this.send({ type: 'PassInstant', rule: due.rule, occurrence: due.occurrence }, { actor: SYSTEM });
  }
  static launched(): Story {
    const story = new Story();
    story.send(LAUNCH);
    return story;
  }
}

describe('the year of a cycle', () => {
  it('waits for the opt-in window, four quarters and its end, and then for the archive alone', () => {
    const story = Story.launched();
    expect(story.state).toMatchObject({ status: 'launched', isOptInOpen: true, settingsVersions: { 1: { version: 1 } }, launchedAt: at(parseDay('2024-03-29'), 9) });
    const seen: unknown[] = [];
    while (nextOfCycle(story.state)) seen.push([stageOfCycle(story.state), cycleInWords(story.state).next, ...(story.pass() as string[])]);
    expect(seen).toEqual([
      ['opt_in_window', '季度报送关闭 2024-04-23 00:00', 'QuarterClosed'], ['opt_in_window', '选做申报截止 2024-04-29 00:00', 'OptInWindowClosed'], ['reporting', '季度报送关闭 2024-07-20 00:00', 'QuarterClosed'],
      ['reporting', '季度报送关闭 2024-10-26 00:00', 'QuarterClosed'], ['reporting', '年度到期 2025-01-01 00:00', 'CycleClosed'], ['closing', '季度报送关闭 2025-01-23 00:00', 'QuarterClosed'],
    ]);
    expect([stageOfCycle(story.state), cycleInWords(story.state).all]).toEqual(['closing', '收尾 · 下一时点：无计时']);
    expect(story.state).toMatchObject({ status: 'closing', isOptInOpen: false, quartersClosed: [1, 2, 3, 4] });
    expect(story.send({ type: 'ArchiveCycle' })).toEqual(['CycleArchived']);
    expect([stageOfCycle(story.state), nextOfCycle(story.state)]).toEqual(['archived', undefined]);
  });

  it('an instant comes once, and not before its time', () => {
    const story = Story.launched();
    expect(story.send({ type: 'PassInstant', rule: 'closing', occurrence: 'closing' }, { actor: SYSTEM })).toEqual({ code: 'TOO_EARLY', facts: { rule: 'closing', waitMs: at(parseDay('2025-01-01'), 0) - story.now } });
    story.pass();
    expect(story.send({ type: 'PassInstant', rule: 'quarter_closes', occurrence: 'q1' }, { actor: SYSTEM })).toMatchObject({ code: 'NOTHING_DUE' });
  });

  it('launched late, it does not wait for what is past', () => {
    const story = new Story();
    story.now = at(parseDay('2024-08-01'), 9);
    story.send(LAUNCH);
    expect(isLaunched(story.state) && story.state.instants.map(({ occurrence }) => occurrence)).toEqual(['opt-in', 'q3', 'q4', 'closing']);
  });

  it('closed by a coordinator, its end does not come again; archived, nothing does', () => {
    const story = Story.launched();
    expect(story.send({ type: 'CloseCycle' })).toEqual(['CycleClosed']);
    expect(story.send({ type: 'CloseCycle' })).toEqual({ code: 'WRONG_STATE', facts: { verb: 'CloseCycle', status: 'closing', from: ['launched'] } });
    expect(isLaunched(story.state) && story.state.instants.some(({ rule }) => rule === 'closing')).toBe(false);
    expect(story.send({ type: 'ArchiveCycle' }, { facts: { open: { count: 3, first: ['asg/2024/t07-o1/44'] } } })).toEqual({ code: 'ASSIGNMENTS_OPEN', facts: { count: 3, assignments: ['asg/2024/t07-o1/44'] } });
    story.send({ type: 'ArchiveCycle' });
    expect(nextOfCycle(story.state)).toBeUndefined();
    expect(story.send({ type: 'PassInstant', rule: 'opt_in_closes', occurrence: 'opt-in' }, { actor: SYSTEM })).toMatchObject({ code: 'NOTHING_DUE' });
  });

  it('is launched once, from a catalogue with a calendar and something to do', () => {
    expect(new Story().send(LAUNCH, { facts: { catalogue: null } })).toMatchObject({ code: 'NO_CATALOGUE' });
    expect(new Story().send(LAUNCH, { facts: { calendar: null } })).toMatchObject({ code: 'NO_CATALOGUE' });
    expect(new Story().send(LAUNCH, { facts: { units: { provinces: [], cities: [] }, catalogue: { hash: 'h', content: { ...CATALOGUE_2024, tasks: [] } } } })).toMatchObject({ code: 'NO_OBLIGATION' });
    expect(Story.launched().send(LAUNCH)).toMatchObject({ code: 'CYCLE_ALREADY_LAUNCHED' });
  });

  it('a unit that joins gets what it has not had', () => {
    const story = Story.launched();
    const all = ordersForUnit('44', FACTS).map(({ stream }) => stream);
    expect(all).toHaveLength(16);
    expect(story.send({ type: 'AddUnit', unit: '44' }, { facts: { issued: all.slice(1) } })).toEqual(['UnitAdded']);
    expect(story.send({ type: 'AddUnit', unit: '44' }, { facts: { issued: all } })).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(story.send({ type: 'AddUnit', unit: '99' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(ordersForUnit('99', FACTS)).toEqual([]);
    story.send({ type: 'CloseCycle' });
    expect(story.send({ type: 'AddUnit', unit: '44' })).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('members of a region group are named by a change set, and each is issued what the group must do', () => {
    const story = Story.launched();
    expect(story.send({ type: 'ChangeGroup', group: GROUPS_2024.examinationCentre, members: ['44'], changeSet: 'change-set/x' }, { actor: SYSTEM })).toEqual(['GroupChanged']);
    const groups = story.state.status === 'not_launched' ? {} : story.state.groups;
    expect(groups).toEqual({ [GROUPS_2024.examinationCentre]: ['44'] });
    expect(obligationsOfGroup(CATALOGUE_2024, GROUPS_2024.examinationCentre)).toEqual(['t05-o1']);
    const facts = { catalogue: { content: withGroups(CATALOGUE_2024, groups), hash: 'h' } };
    const issue = (unit: string, more: Partial<CycleFacts> = {}) => story.send({ type: 'IssueToUnit', obligation: 't05-o1', unit, changeSet: 'change-set/x' }, { actor: SYSTEM, facts: { ...facts, ...more } });
    expect(issue('44')).toEqual(['IssuedToUnit']);
    expect(issue('44', { issued: ['asg/2024/t05-o1/44'] })).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(issue('11')).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(issue('44', { catalogue: null })).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(ordersForUnit('44', { ...FACTS, ...facts }).map(({ stream }) => stream)).toContain('asg/2024/t05-o1/44');
    expect(withGroups(CATALOGUE_2024, {}).regionGroups).toEqual(CATALOGUE_2024.regionGroups);
  });

  it('settings get a version by a change set; every older one is kept', () => {
    const story = Story.launched();
    const settings = { ...settingsOf(2024), version: 2, reviewLimitWd: 8 };
    const body: CycleCommandBody = { type: 'ChangeSettings', settings, changeSet: 'change-set/x' };
    expect(story.send(body)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(story.send(body, { actor: SYSTEM })).toEqual(['SettingsChanged']);
    expect(story.state).toMatchObject({ settings: { version: 2, reviewLimitWd: 8 }, settingsVersions: { 1: { reviewLimitWd: 10 }, 2: { reviewLimitWd: 8 } } });
  });

  it('is for coordinators; the clock’s verbs are for the clock', () => {
    const verbs: CycleCommandBody[] = [LAUNCH, { type: 'AddUnit', unit: '44' }, { type: 'CloseCycle' }, { type: 'ArchiveCycle' }];
    for (const body of verbs) for (const actor of [LEADER, SYSTEM]) expect(Story.launched().send(body, { actor })).toMatchObject({ code: 'WRONG_ROLE' });
    expect(Story.launched().send({ type: 'PassInstant', rule: 'closing', occurrence: 'closing' })).toMatchObject({ code: 'WRONG_ROLE' });
    for (const body of verbs.slice(1)) expect(new Story().send(body)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('an event of an earlier release folds: it waits for nothing', () => {
    const event = { type: 'CycleLaunched', data: { year: 2024, catalogueHash: 'h', settings: settingsOf(2024) }, stream: 'cycle/2024', sequence: 1, at: at(parseDay('2024-03-29'), 9), actor: COORDINATOR, round: 1, previousHash: '', hash: 'x' } as const;
    expect(nextOfCycle(evolveCycle(notLaunched('cycle/2024'), event))).toBeUndefined();
    expect(() => evolveCycle(notLaunched('cycle/2024'), { ...event, type: 'CycleClosed', data: {} })).toThrow('was not launched');
    expect(() => cycleRulesOf(1)).toThrow('not in this build');
  });
});
