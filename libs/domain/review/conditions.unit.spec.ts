import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { approves, approvesIf, CLERK, director, LEADER, returns, reviewer, Walk } from '#testing/walk.js';

const inReview = (supporting: readonly string[] = ['dept-b']): Walk => new Walk({ supporting }).submits().claims('dept-a', ...supporting).to('2024-04-10');
const condition = { text: '补充经费来源', dueOn: '2024-05-31', section: 'measures' };
const says = (body: PersonCommandBody, more: object): PersonCommandBody => ({ ...body, ...more }) as PersonCommandBody;

describe('approval with conditions (L10)', () => {
  it('makes each condition a milestone once the plan is approved', () => {
    const walk = inReview().does(reviewer('dept-b'), approvesIf('dept-b', condition, { text: '报送季度数据', dueOn: '2024-04-10' }));
    expect(walk.last('ReviewDecided')?.texts).toEqual({ 'condition:c1-dept-b-1': '补充经费来源', 'condition:c1-dept-b-2': '报送季度数据' });
    expect(walk.issued.milestones).toEqual([]);
    expect(walk.act(reviewer('dept-a'), approves('dept-a'))).toBe('ReviewDecided PlanApproved');
    expect(walk.issued.milestones).toEqual([{ id: 'c1-dept-b-1', dueOn: '2024-05-31', kind: 'condition' }, { id: 'c1-dept-b-2', dueOn: '2024-04-10', kind: 'condition' }]);
    expect(walk.issued.instants.filter(({ rule }) => rule === 'milestone_due').map(({ about }) => about)).toEqual(['c1-dept-b-1', 'c1-dept-b-2']);
    expect(walk.reminders.some(({ duty }) => duty === 'milestone:c1-dept-b-1')).toBe(true);
  });

  it('blocks completion until it is reached', () => {
    const walk = inReview([]).does(reviewer('dept-a'), approvesIf('dept-a', condition));
    expect(walk.act(LEADER, { type: 'DeclareCompletion', text: '完成' })).toBe('MILESTONES_OPEN');
    walk.does(CLERK, { type: 'SubmitProgress', percent: 100, milestonesReached: ['c1-dept-a-1'], text: '已落实', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    expect(walk.act(LEADER, { type: 'DeclareCompletion', text: '完成' })).toBe('CompletionDeclared');
  });

  it('is refused without a date, with one that is past, on no section of the plan, or without a condition', () => {
    const walk = inReview();
    const refused = (body: PersonCommandBody): string => walk.act(reviewer('dept-b'), body);
    expect(refused(approvesIf('dept-b', { ...condition, dueOn: null }))).toBe('CONDITION_DATE_REQUIRED');
    expect(refused(approvesIf('dept-b', { ...condition, dueOn: '2024-04-09' }))).toBe('CONDITION_DATE_REQUIRED');
    expect(refused(approvesIf('dept-b', { ...condition, section: 'nowhere' }))).toBe('UNKNOWN_SECTION');
    expect(refused(approvesIf('dept-b'))).toBe('CONDITIONS_REQUIRED');
  });

  it('has no place in an approval without, or in a return', () => {
    const walk = inReview();
    const conditions = [condition];
    expect(walk.act(reviewer('dept-b'), says(approves('dept-b'), { conditions }))).toBe('CONDITIONS_REQUIRED');
    expect(walk.act(reviewer('dept-b'), says(returns('dept-b'), { conditions }))).toBe('CONDITIONS_REQUIRED');
    expect(walk.act(reviewer('dept-b'), says(approvesIf('dept-b', condition), { items: [{ section: 'goals', text: '改' }] }))).toBe('ITEMS_REQUIRED');
    expect(walk.act(reviewer('dept-b'), says(returns('dept-b'), { items: [] }))).toBe('ITEMS_REQUIRED');
    expect(walk.act(reviewer('dept-b'), says(returns('dept-b'), { items: [{ section: 'nowhere', text: '改' }] }))).toBe('UNKNOWN_SECTION');
  });

  it('counts in the quorum like an approval, and binds only once the plan is approved', () => {
    const walk = inReview().does(reviewer('dept-b'), approvesIf('dept-b', condition)).does(reviewer('dept-a'), returns('dept-a'));
    expect(walk.state.status).toBe('returned');
    expect(walk.issued.milestones).toEqual([]);
  });

  it('stands with its approval through the next round, and is not taken over twice when the plan is reopened', () => {
    const walk = inReview().does(reviewer('dept-b'), approvesIf('dept-b', condition)).does(reviewer('dept-a'), returns('dept-a'));
    walk.submits({ goals: '新目标', measures: '举措', schedule: '进度' }).claims('dept-a').does(reviewer('dept-a'), approves('dept-a'));
    expect(walk.issued.milestones.map(({ id }) => id)).toEqual(['c1-dept-b-1']);
    walk.does(director('dept-a'), { type: 'ReopenPlan', reason: '口径有变' }).submits().claims('dept-a').does(reviewer('dept-a'), approvesIf('dept-a', condition));
    expect(walk.issued.milestones.map(({ id }) => id)).toEqual(['c1-dept-b-1', 'c3-dept-a-1']);
  });
});
