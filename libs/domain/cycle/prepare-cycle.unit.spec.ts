import { describe, expect, it } from '@jest/globals';
import { GROUPS_2024 } from '#testing/groups-2024.js';
import { SYSTEM, type Actor } from '../access/actor.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, parseDay } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import { groupIdOf } from '../catalogue/group-id.js';
import { isRefused, type Refusal } from '../shared/refusal.js';
import type { EventIn } from '../shared/stream.js';
import { settingsOf } from './cycle-settings.js';
import { cycleInWords, stageOfCycle } from './cycle-stage.js';
import type { CycleCommandBody } from './cycle.commands.js';
import { decideCycle, type CycleFacts } from './cycle.decide.js';
import type { CycleEvents } from './cycle.events.js';
import { evolveCycle } from './cycle.evolve.js';
import { nextOfCycle, notLaunched, type CycleState } from './cycle.state.js';

const COORDINATOR: Actor = { kind: 'user', userId: 'co', unit: 'bureau', roles: ['coordinator'] };
const FACTS: CycleFacts = { calendar: CALENDAR_2024_2026, catalogue: { content: CATALOGUE_2024, hash: 'h' }, units: { provinces: ['11', '44'], cities: [{ id: '4401', province: '44' }] }, issued: [], open: { count: 0, first: [] } };
const SETTINGS: CycleCommandBody = { type: 'PrepareSettings', settings: { reviewLimitWd: 8 }, reason: '减员' };
const GROUP: CycleCommandBody = { type: 'NameGroup', group: GROUPS_2024.examinationCentre, members: ['44', '44'], reason: '来函' };
const COPY: CycleCommandBody = { type: 'CopyCycle', from: 'cycle/2023' };

class Story {
  texts: Readonly<Record<string, string>> | undefined;
  constructor(readonly id = 'cycle/2024', public state: CycleState = notLaunched(id)) {}
  send(body: CycleCommandBody, facts: Partial<CycleFacts> = {}, actor: Actor = COORDINATOR): Refusal | string[] {
    const decision = decideCycle(this.state, { ...body, commandId: 'c', at: at(parseDay('2024-03-29'), 9), actor }, { ...FACTS, ...facts });
    if (isRefused(decision)) return decision.refusal;
    for (const event of decision.events) {
      this.texts = event.texts;
      this.state = evolveCycle(this.state, { ...event, stream: this.id, sequence: this.state.sequence + 1, at: at(parseDay('2024-03-29'), 9), actor, round: 1, previousHash: '', hash: `h${this.state.sequence + 1}` } as unknown as EventIn<CycleEvents>);
    }
    return decision.events.map(({ type }) => type);
  }
}

describe('a cycle before its launch', () => {
  it('its settings get versions, of which the launch takes the newest and keeps all', () => {
    const story = new Story();
    expect([story.send(SETTINGS), story.send({ type: 'PrepareSettings', settings: { planDueOn: '2024-07-31' as Day }, reason: '调整' })]).toEqual([['SettingsPrepared'], ['SettingsPrepared']]);
    expect(story.texts).toEqual({ reason: '调整' });
    expect(story.state).toMatchObject({ status: 'preparing', settings: { version: 3, reviewLimitWd: 8, planDueOn: '2024-07-31' }, settingsVersions: { 2: { planDueOn: '2024-06-30' }, 3: {} } });
    expect([stageOfCycle(story.state), nextOfCycle(story.state), cycleInWords(story.state).all]).toEqual(['unheard', undefined, '未下达 · 下一时点：无计时']);
    expect(story.send({ type: 'LaunchCycle', year: 2024, settings: { bureauMeasures: false } })).toEqual(['CycleLaunched']);
    expect(story.state).toMatchObject({ status: 'launched', settings: { version: 3, reviewLimitWd: 8, bureauMeasures: false }, settingsVersions: { 2: {}, 3: { bureauMeasures: false } } });
  });

  it('members of a group are named by a plain act, of units that there are', () => {
    const story = new Story();
    expect(story.send({ ...GROUP, group: 'nobody' })).toEqual({ code: 'UNKNOWN_GROUP', facts: { group: 'nobody' } });
    expect(story.send(GROUP, { catalogue: null })).toMatchObject({ code: 'UNKNOWN_GROUP' });
    expect(story.send({ ...GROUP, members: ['44', '99', 'dept-legal'] })).toEqual({ code: 'UNKNOWN_UNIT', facts: { units: ['99', 'dept-legal'] } });
    expect(story.send(GROUP)).toEqual(['GroupNamed']);
    story.send({ ...GROUP, group: GROUPS_2024.strongCity, members: ['4401'] });
    story.send({ type: 'LaunchCycle', year: 2024, settings: {} });
    expect(story.state).toMatchObject({ status: 'launched', groups: { [GROUPS_2024.examinationCentre]: ['44'], [GROUPS_2024.strongCity]: ['4401'] } });
  });

  it('a group stands on its days alone: what the launch fixes of it is what stands that day', () => {
    const launchedWith = (from: string | null, until: string | null) => {
      const story = new Story();
      story.send({ ...GROUP, from: from as Day | null, until: until as Day | null } as CycleCommandBody);
      story.send({ type: 'LaunchCycle', year: 2024, settings: {} });
      return 'groups' in story.state && story.state.groups[GROUPS_2024.examinationCentre];
    };
    for (const [from, until] of [[null, null], ['2024-03-29', '2024-03-29'], [null, '2024-12-31']] as const) expect(launchedWith(from, until)).toEqual(['44']);
    for (const [from, until] of [['2024-03-30', null], [null, '2024-03-28']] as const) expect(launchedWith(from, until)).toEqual([]);
  });

  it('another cycle is copied: settings, dates a year on, groups by their names; what hangs on its tasks is not', () => {
    const groups = CATALOGUE_2024.regionGroups.map((group) => (group.id === GROUPS_2024.strongCity ? { ...group, members: ['4401', '9999'] } : group));
    const copied = { settings: { ...settingsOf(2023), version: 4, blueOnWd: 5, quorumOf: { 't01-o1': 'any' as const }, batchApproval: ['t01'] }, catalogue: { ...CATALOGUE_2024, regionGroups: groups } };
    const story = new Story();
    story.send(SETTINGS);
    expect(story.send(COPY, { copied })).toEqual(['CycleCopied']);
    expect(story.state).toMatchObject({ status: 'preparing', copiedFrom: 'cycle/2023', settings: { version: 3, blueOnWd: 5, planDueOn: '2024-06-30', completionDueOn: '2024-12-31', quorumOf: {} }, groups: { [groupIdOf('强市建设城市')]: ['4401'] } });
    expect('settings' in story.state && 'batchApproval' in story.state.settings).toBe(false);
    expect(story.send(COPY, { copied: null })).toMatchObject({ code: 'NOT_FOUND' });
    expect(story.send({ type: 'CopyCycle', from: 'cycle/2024' }, { copied })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('once launched it is changed by change sets alone; before, what belongs to a launched one is refused', () => {
    const story = new Story();
    story.send(SETTINGS);
    for (const body of [{ type: 'AddUnit', unit: '44' }, { type: 'CloseCycle' }, { type: 'ArchiveCycle' }] as CycleCommandBody[]) expect(story.send(body)).toMatchObject({ code: 'WRONG_STATE', facts: { status: 'preparing' } });
    expect(story.send({ type: 'PassInstant', rule: 'closing', occurrence: 'closing' }, {}, SYSTEM)).toMatchObject({ code: 'WRONG_STATE' });
    story.send({ type: 'LaunchCycle', year: 2024, settings: {} });
    for (const body of [SETTINGS, GROUP, COPY]) {
      expect(story.send(body)).toEqual({ code: 'WRONG_STATE', facts: { verb: body.type, status: 'launched', from: ['preparing'] } });
      expect(story.send(body, {}, SYSTEM)).toMatchObject({ code: 'WRONG_ROLE' });
    }
    expect(() => evolveCycle(story.state, { type: 'SettingsPrepared', data: { settings: settingsOf(2024) }, stream: 's', sequence: 9, at: at(parseDay('2024-03-29'), 9), actor: SYSTEM, round: 1, previousHash: '', hash: '' })).toThrow('was launched');
  });

  it('launched by hand: checked, of the catalogue that was seen; the reasons are texts', () => {
    const launch = (check: object): CycleCommandBody => ({ type: 'LaunchCycle', year: 2024, settings: {}, check: { reasons: [], ...check } });
    expect(new Story().send(launch({}))).toMatchObject({ code: 'LAUNCH_BLOCKED' });
    expect(new Story().send(launch({ catalogueHash: 'old' }))).toEqual({ code: 'SEQUENCE_CHANGED', facts: { catalogueHash: 'h' } });
    const catalogue = { hash: 'h', content: { ...CATALOGUE_2024, openQuestions: [], regionGroups: [], tasks: CATALOGUE_2024.tasks.filter(({ number }) => number === 13) } };
    const person = (unit: string, ...roles: ('liaison' | 'clerk' | 'leader' | 'reviewer' | 'director' | 'coordinator' | 'bureau_leader')[]) => ({ userId: unit, unit, roles, email: 'a@b.cn' });
    const people = [person('11', 'liaison', 'clerk', 'leader'), person('44', 'liaison', 'clerk', 'leader'), person('dept-protection', 'reviewer', 'director'), person('bureau', 'coordinator', 'bureau_leader')];
    const story = new Story();
    expect(story.send(launch({}), { catalogue, people })).toMatchObject({ code: 'REASONS_MISSING', facts: { warnings: ['off:setting:planDueOn'] } });
    expect(story.send(launch({ catalogueHash: 'h', reasons: [{ warning: 'DATE_OFF', reason: '照原文' }] }), { catalogue, people })).toEqual(['CycleLaunched']);
    expect(story.texts).toEqual({ reasons: '[{"warning":"DATE_OFF","reason":"照原文"}]' });
  });
});
