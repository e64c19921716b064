import { describe, expect, it } from '@jest/globals';
import { GROUPS_2024 } from '#testing/groups-2024.js';
import type { Role } from '../access/actor.js';
import { CALENDAR_2024_2026 as CALENDAR } from '../calendar/calendar-2024-2026.js';
import { addYears, at, parseDay } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import { groupIdOf } from '../catalogue/group-id.js';
import { checkedLaunch, type LaunchReason } from './checked-launch.js';
import { settingsOf } from './cycle-settings.js';
import { launchCheck, type LaunchPerson, type LaunchSituation } from './launch-check.js';
import { dateWarnings } from './launch-dates.js';
import { launchOrders } from './launch-cycle.js';
import { previewOf } from './launch-preview.js';
import { withMovedDates } from './moved-dates.js';

const SETTINGS = settingsOf(2024);
const UNITS = { provinces: ['11', '44'], cities: [{ id: '4401', province: '44' }] };
const person = (unit: string, ...roles: Role[]): LaunchPerson => ({ userId: `${unit}-${roles[0]}`, unit, roles, email: `a@b.example` });
/** Tasks 7 and 8 alone: every province, a group of cities, a group of both. */
const CATALOGUE: CatalogueVersion = {
  ...CATALOGUE_2024, openQuestions: [], tasks: CATALOGUE_2024.tasks.filter(({ number }) => number === 7 || number === 8).map((task) => ({ ...task, obligations: task.obligations.slice(0, 2) })),
  regionGroups: CATALOGUE_2024.regionGroups.map((group) => (group.id === GROUPS_2024.demonstrationCity ? { ...group, members: ['4401'], open: false } : group.id === GROUPS_2024.strongProvince ? { ...group, members: ['44'], open: false } : group)),
};
const PEOPLE: readonly LaunchPerson[] = [
  ...['11', '44', '4401'].flatMap((unit) => [person(unit, 'clerk', 'liaison'), person(unit, 'leader')]), person('44', 'reviewer'),
  person('dept-operations', 'reviewer'), person('dept-operations', 'director'), person('bureau', 'coordinator'), person('bureau', 'bureau_leader'),
];
const situation = (more: Partial<LaunchSituation> = {}, day = '2024-03-01') => ({ at: at(parseDay(day), 9), catalogue: CATALOGUE, calendar: CALENDAR, settings: SETTINGS, units: UNITS, people: PEOPLE, ...more });
const blockers = (more: Partial<LaunchSituation> = {}) => launchCheck(situation(more)).blockers.map(({ code, about, roles }) => [code, about, ...roles].join(' '));
const warnings = (day: string, more: Partial<LaunchSituation> = {}) => launchCheck(situation(more, day)).warnings.map(({ id, code, dueOn }) => `${id} ${code} ${dueOn ?? '-'}`);

describe('the launch check: what stops a launch', () => {
  it('nothing, where everything is there', () => expect(blockers()).toEqual([]));
  it('no catalogue, no calendar', () => {
    expect(blockers({ catalogue: null, calendar: null })).toEqual(['NO_CATALOGUE ', 'NO_CALENDAR ']);
    expect(blockers({ catalogue: null })).toEqual(['NO_CATALOGUE ']);
  });
  it('before there is a catalogue: roles that any notice needs, and the dates of the settings (X1)', () => {
    expect(blockers({ catalogue: null, people: PEOPLE.filter(({ unit, roles }) => unit !== 'bureau' || !roles.includes('coordinator')).filter(({ userId }) => userId !== '11-leader') })).toEqual(['NO_CATALOGUE ', 'ROLE_MISSING bureau coordinator', 'ROLE_MISSING 11 leader']);
    expect(warnings('2024-03-01', { catalogue: null, settings: settingsOf(2027) })).toEqual(expect.arrayContaining(['calendar:2027 CALENDAR_PROVISIONAL -']));
    expect(warnings('2024-03-01', { catalogue: null, calendar: null })).toEqual([]);
  });
  it('open questions, empty groups, members that are no unit, nothing to issue', () => {
    expect(blockers({ catalogue: { ...CATALOGUE, openQuestions: [{ id: 'q1', about: 't07', question: '?' }] } })).toEqual(['QUESTIONS_OPEN q1']);
    const groups = (members: string[]) => ({ ...CATALOGUE, regionGroups: CATALOGUE.regionGroups.map((group) => (group.id === GROUPS_2024.strongProvince ? { ...group, members } : group)) });
    expect(blockers({ catalogue: groups([]) })).toEqual([`GROUP_EMPTY ${GROUPS_2024.strongProvince}`]);
    expect(blockers({ catalogue: groups(['44', '9999']) })).toEqual(expect.arrayContaining(['MEMBER_UNKNOWN 9999']));
    expect(blockers({ catalogue: { ...CATALOGUE, tasks: [] } })).toEqual(['NO_OBLIGATION ']);
  });
  it('a role that nobody holds: of a unit, of a city’s province, of a department, of the bureau', () => {
    const without = (unit: string, role: Role) => blockers({ people: PEOPLE.filter((each) => each.unit !== unit || !each.roles.includes(role)) });
    expect(without('11', 'clerk')).toEqual(['ROLE_MISSING 11 liaison clerk']);
    expect(without('4401', 'leader')).toEqual(['ROLE_MISSING 4401 leader']);
    expect(without('44', 'reviewer')).toEqual(['ROLE_MISSING 44 reviewer']);
    expect(without('dept-operations', 'director')).toEqual(['ROLE_MISSING dept-operations director']);
    expect(without('bureau', 'coordinator')).toEqual(['ROLE_MISSING bureau coordinator']);
    // Who has no city needs no reviewer.
    expect(blockers({ people: PEOPLE.filter(({ unit, roles }) => unit !== '11' || !roles.includes('reviewer')) })).toEqual([]);
  });
  it('an address that no mail server takes, of those who are needed', () => {
    for (const email of ['', 'x', 'a@b', 'a b@c.cn', 'a@@b.cn', 'a@b.cn,c@d.cn', 'a@b.']) expect([email, blockers({ people: PEOPLE.map((each) => (each.userId === '11-clerk' ? { ...each, email } : each)) })]).toEqual([email, ['ADDRESS_BAD 11-clerk']]);
    expect(blockers({ people: [...PEOPLE, { ...person('99', 'clerk'), email: '' }] })).toEqual([]);
  });
});

describe('the launch check: what wants a reason', () => {
  it('a date of the notice or of the settings that is past, or nearer than 5 working days', () => {
    // Friday 22 March: the fifth working day after is Friday the 29th.
    expect(warnings('2024-03-22').filter((each) => /PAST|NEAR/.test(each))).toEqual([]);
    expect(warnings('2024-03-25').filter((each) => /PAST|NEAR/.test(each))).toEqual(['milestone:t08-o1-m1 DATE_NEAR 2024-03-31']);
    expect(warnings('2024-04-01').filter((each) => /PAST|NEAR/.test(each))).toEqual(['milestone:t08-o1-m1 DATE_PAST 2024-03-31']);
    expect(warnings('2024-07-01').filter((each) => /PAST|NEAR/.test(each))).toEqual(expect.arrayContaining(['setting:planDueOn DATE_PAST 2024-06-30', 'plan:t07-o1 DATE_PAST 2024-06-30', 'milestone:t08-o2-m1 DATE_PAST 2024-06-30']));
  });
  it('a date on a day off, unless a roll rule moves it', () => {
    expect(warnings('2024-03-01')).toEqual(['off:setting:planDueOn DATE_OFF 2024-06-30', 'off:plan:t07-o1 DATE_OFF 2024-06-30', 'off:milestone:t08-o1-m1 DATE_OFF 2024-03-31', 'off:milestone:t08-o1-m2 DATE_OFF 2024-06-30', 'off:milestone:t08-o2-m1 DATE_OFF 2024-06-30']);
    expect(warnings('2024-03-01', { settings: { ...SETTINGS, rollRules: { ...SETTINGS.rollRules, plan: 'next', milestone: 'previous' } } })).toEqual([]);
  });
  it('a year whose calendar is provisional, once', () => {
    const calendar = { ...CALENDAR, years: { 2024: 'provisional' as const } };
    expect(warnings('2024-03-01', { calendar }).filter((each) => each.includes('calendar'))).toEqual(['calendar:2024 CALENDAR_PROVISIONAL -']);
  });
  it('a unit of two groups that would get the same duty twice', () => {
    const [seven, eight] = CATALOGUE.tasks;
    const twin = eight?.obligations[1];
    const catalogue = { ...CATALOGUE, tasks: [seven!, { ...eight!, obligations: [...eight!.obligations, { ...twin!, id: 't08-o3', milestones: [] }] }] };
    expect(warnings('2024-03-01', { catalogue })).toContain('twice:t08 TWICE_IN_TASK -');
  });
  it('a province in a group of cities, a city in one of provinces', () => {
    const members = (ids: string[]) => ({ ...CATALOGUE, regionGroups: CATALOGUE.regionGroups.map((group) => (group.id === GROUPS_2024.demonstrationCity ? { ...group, members: ids } : group)) });
    const mismatches = (catalogue: CatalogueVersion) => warnings('2024-03-01', { catalogue }).filter((each) => each.includes('LEVEL'));
    expect([mismatches(CATALOGUE), mismatches(members(['4401', '44']))]).toEqual([[], [`level:${GROUPS_2024.demonstrationCity} LEVEL_MISMATCH -`]]);
    const turned = { ...CATALOGUE, tasks: CATALOGUE.tasks.map((task) => ({ ...task, obligations: task.obligations.map((each) => (each.level === 'city' ? { ...each, level: 'province' as const } : each)) })) };
    expect(mismatches(turned)).toEqual([`level:${GROUPS_2024.demonstrationCity} LEVEL_MISMATCH -`]);
  });
  it('measures of the bureau only where they are issued', () => {
    const dates = (bureauMeasures: boolean) => dateWarnings(CATALOGUE, { ...SETTINGS, bureauMeasures }, CALENDAR, '2024-12-31' as Day).map(({ id }) => id);
    expect([dates(true), dates(false)].map((ids) => ids.includes('milestone:t08-b-m1'))).toEqual([true, false]);
  });
});

describe('a checked launch', () => {
  const launch = (reasons: LaunchReason[], day = '2024-04-01', more: Partial<LaunchSituation> = {}) => checkedLaunch({ ...situation(more, day), calendar: CALENDAR }, reasons);
  const ALL: LaunchReason[] = [{ warning: 'DATE_OFF', reason: '照原文' }, { warning: 'DATE_PAST', reason: '已办' }];
  it('is stopped by a blocker, and by a warning without a reason', () => {
    expect(launch(ALL, '2024-04-01', { people: [] })).toMatchObject({ refusal: { code: 'LAUNCH_BLOCKED', facts: { count: 5, blockers: expect.arrayContaining(['bureau ROLE_MISSING coordinator bureau_leader']) } } });
    expect(launch(ALL.slice(0, 1))).toEqual({ refusal: { code: 'REASONS_MISSING', facts: { count: 1, warnings: ['milestone:t08-o1-m1'] } } });
  });
  it('keeps, moves or records dates as history; a reason of its own goes before one for all', () => {
    expect(launch(ALL)).toEqual({ moved: {} });
    const own = (more: Partial<LaunchReason>) => launch([...ALL, { warning: 'milestone:t08-o1-m1', reason: '改期', ...more }]);
    expect(own({ decision: 'history' })).toEqual({ moved: { 't08-o1-m1': null } });
    expect(own({ decision: 'move', dueOn: '2024-04-30' as Day })).toEqual({ moved: { 't08-o1-m1': '2024-04-30' } });
    for (const dueOn of ['2024-04-03', undefined]) expect(own({ decision: 'move', dueOn: dueOn as Day })).toMatchObject({ refusal: { code: 'DATE_TOO_NEAR', facts: { earliest: '2024-04-09' } } });
    expect(launch([...ALL, { warning: 'off:plan:t07-o1', reason: 'x', decision: 'history' }])).toEqual({ refusal: { code: 'DECISION_UNFIT', facts: { warning: 'off:plan:t07-o1', decision: 'history' } } });
  });
  it('what was moved holds for the whole catalogue of the cycle', () => {
    const moved = withMovedDates(CATALOGUE, { 't08-o1-m1': null, 't08-o1-m2': '2024-07-31' as Day, 't07-o1': '2024-08-31' as Day, 't08-b-m1': '2024-12-30' as Day });
    expect(moved.tasks[0]?.obligations[0]?.planDueOn).toBe('2024-08-31');
    expect(moved.tasks[1]?.obligations[0]?.milestones.map(({ id, dueOn }) => `${id} ${dueOn}`)).toEqual(['t08-o1-m2 2024-07-31', 't08-o1-m3 2024-12-31']);
    expect(moved.tasks[1]?.bureauMilestones.map(({ dueOn }) => dueOn)).toEqual(['2024-12-30']);
    expect(withMovedDates(CATALOGUE, {})).toBe(CATALOGUE);
  });
});

describe('the preview of a launch', () => {
  it('counts by task, level and unit', () => {
    expect(previewOf(launchOrders(CATALOGUE, 'h', UNITS, SETTINGS))).toEqual({
      total: 8,
      byTask: [{ id: 't07', count: 4 }, { id: 't08', count: 4 }],
      byLevel: [{ id: 'bureau', count: 2 }, { id: 'city', count: 1 }, { id: 'province', count: 5 }],
      byUnit: [{ id: '11', count: 2 }, { id: '44', count: 3 }, { id: '4401', count: 1 }, { id: 'dept-operations', count: 2 }],
    });
  });
});

it('a date a year on is the same day, and 29 February the 28th', () => {
  expect([addYears('2024-06-30' as Day, 1), addYears('2024-02-29' as Day, 1), addYears('2024-02-29' as Day, 4), addYears('2025-12-31' as Day, -1)]).toEqual(['2025-06-30', '2025-02-28', '2028-02-29', '2024-12-31']);
});
it('a group’s id follows from its name, whatever its blanks', () => {
  expect(groupIdOf('强市 建设城市')).toBe(groupIdOf('强市建设城市'));
  expect(groupIdOf('强市建设城市')).toMatch(/^g-[0-9a-f]{8}$/);
  expect(groupIdOf('强省')).not.toBe(groupIdOf('强市'));
});
