import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { at, parseDay } from '../calendar/day.js';
import { settingsOf } from '../cycle/cycle-settings.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { DomainScene } from '#testing/domain-scene.js';
import { shinglesOf, similarity } from './alike.js';
import { evidenceOf } from './evidence.js';
import { flagsOf, type ReportRead } from './flags.js';
import { currentPeriod, isShut, movedReport, owedReports, reportDuties, withDuties, type Report } from './report.js';

const day = parseDay;
const FACTS = { calendar: CALENDAR_2024_2026, settings: settingsOf(2024) };
const report = (period: string, dueOn: string, more: Partial<Report> = {}): Report => ({ period, dueOn: day(dueOn), status: 'open', isJudged: false, until: null, since: null, ...more });

describe('evidence (P2)', () => {
  it('of each kind: its public fact, and what is written beside it', () => {
    expect(evidenceOf([{ kind: 'file', attachment: 'a1', hash: 'f'.repeat(64) }, { kind: 'link', url: 'https://example.test/' }, { kind: 'number', value: 12, source: '统计年报' }], 9)).toEqual({
      facts: [{ id: 'e9-1', kind: 'file', attachment: 'a1', hash: 'f'.repeat(64) }, { id: 'e9-2', kind: 'link' }, { id: 'e9-3', kind: 'number', value: 12 }],
      texts: { 'evidence:e9-2': 'https://example.test/', 'evidence:e9-3': '统计年报' },
    });
    expect(evidenceOf(undefined, 9)).toEqual({ facts: [], texts: {} });
  });
});

describe('reports that are owed (P1)', () => {
  const owing = (issuedAt: string, milestones: { id: string; dueOn: string }[] = []) => ({ cycle: 'cycle/2024', unit: '44', province: null, issuedAt: at(day(issuedAt), 9), milestones: milestones.map(({ id, dueOn }) => ({ id, dueOn: day(dueOn) })) });
  const periods = (issuedAt: string, from = issuedAt, milestones: { id: string; dueOn: string }[] = []) => reportDuties(owing(issuedAt, milestones), day(from), FACTS).map(({ period }) => period);
  it('each quarter after the one of the issue; issued in the year before, all four', () => {
    expect([periods('2024-03-31'), periods('2024-04-01'), periods('2023-12-31'), periods('2024-01-01')]).toEqual([
      ['2024-Q2', '2024-Q3', '2024-Q4'], ['2024-Q3', '2024-Q4'], ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'], ['2024-Q2', '2024-Q3', '2024-Q4'],
    ]);
  });
  it('each milestone within a quarter, from the day on which carrying out begins', () => {
    const milestones = [{ id: 'm1', dueOn: '2024-05-31' }, { id: 'm2', dueOn: '2024-09-30' }];
    expect([periods('2024-03-29', '2024-05-31', milestones), periods('2024-03-29', '2024-06-01', milestones)]).toEqual([['2024-Q2', '2024-Q3', '2024-Q4', 'm1'], ['2024-Q2', '2024-Q3', '2024-Q4']]);
    expect(reportDuties(owing('2024-03-29', milestones), day('2024-05-06'), FACTS)[3]).toEqual({ period: 'm1', dueOn: addWorkingDays(CALENDAR_2024_2026, day('2024-05-31'), 5) });
  });
  it('what was owed before stays as it is when carrying out begins again', () => {
    const known = report('2024-Q2', '2024-07-05', { status: 'accepted' });
    expect(withDuties([known], [{ period: '2024-Q2', dueOn: day('2024-07-08') }, { period: '2024-Q3', dueOn: day('2024-10-12') }])).toEqual([known, report('2024-Q3', '2024-10-12')]);
  });
  it('a new date opens what was shut; of one that is done again or checked it moves that date', () => {
    const is = day('2024-08-01');
    expect(movedReport(report('2024-Q2', '2024-07-05', { status: 'shut', isJudged: true }), is)).toEqual(report('2024-Q2', '2024-08-01'));
    expect(movedReport(report('2024-Q2', '2024-07-05', { status: 'accepted', isJudged: true }), is)).toEqual(report('2024-Q2', '2024-08-01', { status: 'accepted' }));
    const redone = report('2024-Q2', '2024-07-05', { status: 'returned', isJudged: true, until: day('2024-07-20') });
    expect(movedReport(redone, is)).toEqual({ ...redone, until: is });
  });
  it('one that is open is shut by the calendar too; one returned is not', () => {
    expect([isShut(report('x', '2024-07-05'), day('2024-07-19'), FACTS), isShut(report('x', '2024-07-05'), day('2024-07-20'), FACTS)]).toEqual([false, true]);
    expect([isShut(report('x', '2024-07-05', { status: 'shut' }), day('2024-07-01'), FACTS), isShut(report('x', '2024-07-05', { status: 'returned', until: day('2024-08-01') }), day('2024-07-31'), FACTS)]).toEqual([true, false]);
    expect(owedReports([report('a', '2024-07-05'), report('b', '2024-07-05', { status: 'submitted', until: day('2024-07-12') }), report('c', '2024-07-05', { status: 'returned', until: day('2024-07-20') })])).toEqual([
      { period: 'a', dueOn: '2024-07-05' }, { period: 'c', dueOn: '2024-07-20' },
    ]);
  });
  it('one sent without a period is for the earliest whose date is near', () => {
    const reports = [report('late', '2024-07-20'), report('early', '2024-07-05'), report('far', '2024-10-12')];
    expect([currentPeriod(reports, day('2024-06-25'), FACTS), currentPeriod(reports, day('2024-06-05'), FACTS), currentPeriod(reports, day('2024-06-04'), FACTS)]).toEqual(['early', 'early', null]);
    expect(currentPeriod(reports, day('2024-07-22'), FACTS)).toBe('late');
  });
});

describe('a report in its ladder', () => {
  const sent = (): DomainScene => new DomainScene().acknowledged().submitted().approved('2024-05-06').at('2024-07-01', 10).does('clerk', { type: 'SubmitProgress', period: '2024-Q2', percent: 30, milestonesReached: [], text: '进展', evidence: [] } as PersonCommandBody);
  const rows = (scene: DomainScene, duty: string) => planReminders(scene.state, scene.facts()).filter((row) => row.duty === duty).map(({ rule, occurrence, addressees }) => `${rule} ${occurrence} ${addressees.join()}`);
  it('is checked by the lead’s reviewer within the bureau’s limit, and done again within a revision’s', () => {
    const scene = sent();
    const until = scene.state.reports[0]?.until;
    expect([rows(scene, 'report:2024-Q2'), rows(scene, 'progress:2024-Q2').slice(0, 2)]).toEqual([[], [`wd-3 ${until} lead:reviewer`, `last ${until} lead:reviewer`]]);
    scene.does('reviewer', { type: 'ReturnProgress', period: '2024-Q2', reason: '请补充' });
    const redo = scene.state.reports[0]?.until;
    expect([rows(scene, 'progress:2024-Q2'), rows(scene, 'report:2024-Q2').find((each) => each.startsWith('last'))]).toEqual([[], `last redo/${redo} unit:liaison,unit:clerk,unit:leader`]);
    scene.does('clerk', { type: 'SubmitProgress', period: '2024-Q2', percent: 30, milestonesReached: [], text: '已补充', evidence: [] } as PersonCommandBody).does('reviewer', { type: 'AcceptProgress', period: '2024-Q2' });
    expect([rows(scene, 'progress:2024-Q2'), rows(scene, 'report:2024-Q2')]).toEqual([[], []]);
  });
  it('whose check or redo is late is late until it is done', () => {
    const scene = sent();
    scene.until('2024-08-30');
    expect(scene.state.overdue).toContain('progress:2024-Q2');
    scene.does('reviewer', { type: 'ReturnProgress', period: '2024-Q2', reason: '请补充' });
    expect(scene.state.overdue.filter((duty) => duty.includes('Q2'))).toEqual([]);
    scene.until('2024-09-20');
    expect(scene.state.overdue).toContain('report:2024-Q2');
    scene.does('clerk', { type: 'SubmitProgress', period: '2024-Q2', percent: 30, milestonesReached: [], text: '已补充', evidence: [] } as PersonCommandBody);
    expect(scene.state.overdue.filter((duty) => duty.includes('Q2'))).toEqual([]);
    expect(scene.state.reports.map(({ period, status }) => `${period} ${status}`)).toEqual(['2024-Q2 submitted', '2024-Q3 open', '2024-Q4 open']);
  });
});

describe('flags at their edges (P5)', () => {
  const read = (unit: string, sequence: number, text: string, more: Partial<ReportRead> = {}): ReportRead => ({ assignment: `asg/2024/t08-o1/${unit}`, task: 't08', unit, sequence, period: '2024-Q2', percent: 10, evidence: 1, text, ...more });
  it('twenty characters are long enough, one less is not', () => {
    const text = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉';
    expect([shinglesOf(text).size, shinglesOf(text.slice(1)).size, shinglesOf(text).has('午未申酉')]).toEqual([17, 0, true]);
    expect([similarity(new Set(), new Set()), similarity(new Set(), new Set(['a']))]).toEqual([0, 0]);
  });
  it('of several that are alike the likest is named; four fifths are enough', () => {
    const base = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张';
    const copied = flagsOf([read('11', 1, `${base}寒`), read('12', 1, base), read('13', 1, `${base}寒来`), read('44', 1, base)]).filter(({ unit }) => unit === '44');
    expect(copied).toMatchObject([{ kind: 'copied', otherUnit: '12', similarity: 1 }]);
    const pieces = (n: number) => new Set(Array.from({ length: n }, (_, index) => String(index)));
    expect(similarity(pieces(8), pieces(10))).toBe(0.8);
  });
  it('reports are read in their order, whatever order they are given in; the last two dates count', () => {
    const at40 = (sequence: number, period: string, percent = 40) => read('44', sequence, '', { period, percent });
    expect(flagsOf([at40(2, '2024-Q3'), at40(1, '2024-Q2', 20)])).toEqual([]);
    expect(flagsOf([at40(1, '2024-Q2', 20), at40(2, '2024-Q3'), at40(3, '2024-Q4')])).toMatchObject([{ kind: 'stall', since: '2024-Q3', sequence: 3 }]);
    expect(flagsOf([at40(1, '2024-Q1'), at40(2, '2024-Q2'), at40(3, '2024-Q3', 50)])).toEqual([]);
  });
});
