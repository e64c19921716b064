import { describe, expect, it } from '@jest/globals';
import { decide } from '../assignment/assignment.decide.js';
import { dayOf, minuteOfDay } from '../calendar/day.js';
import { nextDue } from '../deadline/next-due.js';
import { DomainScene, type DomainSceneOptions } from '#testing/domain-scene.js';

const supervised = (options: DomainSceneOptions = {}): DomainScene => new DomainScene(options);
/** Every instant that passes until a day, with what the record says to it. */
const passed = (scene: DomainScene, until: string): string[] => scene.until(until);

describe('the ladder against a unit (S1)', () => {
  it('a plan of 30 June: blue 3 July, orange 11 July, red drafted 17 July 2024, each at 09:00, and nothing above', () => {
    const scene = supervised().acknowledged();
    expect(passed(scene, '2025-06-30')).toEqual([
      '2024-07-01 0:00 plan_due DeadlinePassed', '2024-07-03 9:00 plan_blue SupervisionOpened blue', '2024-07-11 9:00 case_orange SupervisionRaised orange', '2024-07-17 9:00 case_red SupervisionRaised red',
    ]);
    expect(scene.state.openCase).toMatchObject({ level: 'red', issuedAt: null, ground: 'plan_overdue', duty: 'plan', dueOn: '2024-06-30', issuer: null });
  });

  it('an acknowledgement has the same ladder, over Qingming and its make-up Sunday; the plan waits for the open case', () => {
    const scene = supervised();
    expect(passed(scene, '2024-07-20')).toEqual([
      '2024-04-04 0:00 acknowledgement_due DeadlinePassed', '2024-04-09 9:00 acknowledgement_blue SupervisionOpened blue', '2024-04-17 9:00 case_orange SupervisionRaised orange', '2024-04-23 9:00 case_red SupervisionRaised red',
      '2024-07-01 0:00 plan_due DeadlinePassed',
    ]);
    scene.at('2024-07-22', 15).acknowledge();
    expect(scene.state).toMatchObject({ openCase: null, status: 'acknowledged' });
    // 3 July is past: the next morning, not the middle of an afternoon.
    expect(passed(scene, '2024-07-23')).toEqual(['2024-07-23 9:00 plan_blue SupervisionOpened blue']);
  });

  it('an optional assignment is never supervised, by rule or by hand', () => {
    const scene = supervised({ mandatory: false }).acknowledged();
    expect(passed(scene, '2025-06-30')).toEqual(['2024-07-01 0:00 plan_due DeadlinePassed']);
    expect(scene.refusal('director', { type: 'OpenSupervision', level: 'blue', criteria: '逾期', reason: '' })).toBe('OPTIONAL_NOT_SUPERVISED');
  });

  it('a milestone is supervised once it can be reported, counted from the approval, and reaching it closes the case', () => {
    const scene = supervised({ milestones: [{ id: 'm1', dueOn: '2024-03-31' }] }).acknowledged().submitted().approved('2024-05-06');
    expect(passed(scene, '2024-05-31').slice(-1)).toEqual(['2024-05-22 9:00 case_red SupervisionRaised red']);
    expect(scene.events.filter((event) => event.type === 'SupervisionOpened')).toMatchObject([{ data: { ground: 'milestone_overdue', duty: 'milestone:m1', dueOn: '2024-03-31' } }]);
    expect(scene.daysOf('SupervisionOpened')).toEqual(['2024-05-09']);
    scene.does('clerk', { type: 'SubmitProgress', percent: 20, milestonesReached: ['m1'], text: '完成', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    expect(scene.state.openCase).toBeNull();
  });

  it('completion: blue on the third working day of January; declaring it closes the case and is not held up by it', () => {
    const scene = supervised().acknowledged().submitted().approved('2024-05-06');
    passed(scene, '2024-10-07');
    // Far behind at one report date; caught up before the next.
    scene.at('2024-10-08', 10).does('clerk', { type: 'SubmitProgress', percent: 100, milestonesReached: [], text: '完成', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    expect(passed(scene, '2025-01-06').filter((row) => row.includes('Supervision'))).toEqual(['2025-01-06 9:00 completion_blue SupervisionOpened blue']);
    scene.does('leader', { type: 'DeclareCompletion', text: '完成' });
    expect(scene.state).toMatchObject({ status: 'completion_declared', openCase: null });
  });

  it('a submission closes blue and orange, and a red draft; an issued red stays with its issuer', () => {
    for (const day of ['2024-07-03', '2024-07-11', '2024-07-17']) {
      const scene = supervised().acknowledged();
      passed(scene, day);
      scene.submitted();
      expect([day, scene.state.openCase, scene.state.status]).toEqual([day, null, 'in_review']);
    }
    const red = supervised().acknowledged();
    passed(red, '2024-07-17');
    red.does('bureauLeader', { type: 'RaiseSupervision', level: 'red', reason: '' });
    red.submitted();
    expect(red.state).toMatchObject({ status: 'in_review', openCase: { level: 'red' } });
    red.does('bureauLeader', { type: 'CloseSupervision', case: red.caseId, reason: '已报送' });
    expect(red.state.openCase).toBeNull();
  });

  it('what is recalled counts anew from the recall: the days the bureau held are not the unit’s', () => {
    const scene = supervised().acknowledged();
    passed(scene, '2024-07-02');
    scene.at('2024-07-02', 10).submitted();
    passed(scene, '2024-07-08');
    expect(scene.state.openCase).toBeNull();
    scene.at('2024-07-08', 10).does('clerk', { type: 'RecallPlan', reason: '补充' });
    expect(passed(scene, '2024-07-11').slice(-1)).toEqual(['2024-07-11 9:00 plan_blue SupervisionOpened blue']);
  });

  it('while the bureau holds, no case is raised', () => {
    const scene = supervised().acknowledged().submitted();
    scene.does('director', { type: 'OpenSupervision', level: 'blue', criteria: '会商', reason: '' });
    expect(nextDue(scene.state)?.rule).toBe('review_limit');
    expect(passed(scene, '2024-12-31').some((line) => line.includes('case_'))).toBe(false);
  });

  it('a late wake is told the truth: at 08:59 it is too early, twice is nothing due', () => {
    const scene = supervised().acknowledged();
    passed(scene, '2024-07-02');
    const due = nextDue(scene.state);
    expect(due && [dayOf(due.at), minuteOfDay(due.at)]).toEqual(['2024-07-03', 9 * 60]);
    const body = { type: 'PassInstant', rule: 'plan_blue', occurrence: due?.occurrence ?? '' } as const;
    expect(decide(scene.state, { ...body, ...scene.meta('system', '2024-07-03', 8, 59) }, scene.facts())).toMatchObject({ refusal: { code: 'TOO_EARLY', facts: { waitMs: 60_000 } } });
    passed(scene, '2024-07-03');
    expect(decide(scene.state, { ...body, ...scene.meta('system', '2024-07-03', 9) }, scene.facts())).toMatchObject({ refusal: { code: 'NOTHING_DUE' } });
  });
});

describe('the bureau’s limit of a close-out', () => {
  it('ten working days; returned and declared again it begins anew', () => {
    const scene = supervised().acknowledged().submitted().approved('2024-05-06');
    scene.at('2024-09-02').does('leader', { type: 'DeclareCompletion', text: '完成' });
    expect(passed(scene, '2024-10-31')).toEqual(['2024-09-15 0:00 close_out_limit DeadlinePassed']);
    expect(scene.state.overdue).toEqual(['close_out']);
    scene.at('2024-11-01').does('reviewer', { type: 'ReturnCompletion', reason: '补充' });
    scene.at('2024-11-04').does('leader', { type: 'DeclareCompletion', text: '完成' });
    expect(scene.state.overdue).toEqual([]);
    expect(passed(scene, '2024-12-01')).toEqual(['2024-11-19 0:00 close_out_limit DeadlinePassed']);
  });
});
