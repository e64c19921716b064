import { describe, expect, it } from '@jest/globals';
import { allowedActions } from '../assignment/allowed-actions.js';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { approves, CLERK, director, LEADER, returns, reviewer, somebody, Walk } from '#testing/walk.js';

const takesBack = (department: string): PersonCommandBody => ({ type: 'TakeBackDecision', department, reason: '看错了附件' });
const adds = (department: string): PersonCommandBody => ({ type: 'AddReviewer', department, reason: '涉及该部门' });
const removes = (department: string): PersonCommandBody => ({ type: 'RemoveReviewer', department, reason: '不涉及该部门' });
const CLOSES: PersonCommandBody = { type: 'CloseReviewRound', reason: '逾期未反馈' };
const departmentsOf = (walk: Walk): string[] => walk.review.slots.map(({ department }) => department);

describe('TakeBackDecision 取回', () => {
  const decided = (): Walk => new Walk().submits().claims('dept-a', 'dept-b', 'dept-c').does(reviewer('dept-b'), returns('dept-b'));

  it('makes the decision void: the slot is claimed and open again, with the reason kept', () => {
    const walk = decided().does(reviewer('dept-b'), takesBack('dept-b'));
    expect(walk.review.slots[1]).toMatchObject({ claimedBy: 'r-dept-b', decision: null, items: [], decidedBy: [] });
    expect(walk.last('DecisionTakenBack')?.texts).toEqual({ reason: '看错了附件' });
    expect(walk.act(reviewer('dept-b'), approves('dept-b'))).toBe('ReviewDecided');
  });

  it('leaves nothing of a void return in the letter or in what concerns a department', () => {
    const walk = decided().does(reviewer('dept-b'), takesBack('dept-b')).does(reviewer('dept-b'), approves('dept-b')).does(reviewer('dept-a'), returns('dept-a', { items: [{ section: 'measures', text: '改' }] })).does(reviewer('dept-c'), approves('dept-c'));
    expect(walk.last('PlanReturned')?.data.items.map(({ department }) => department)).toEqual(['dept-a']);
    expect(walk.issued.reviewed?.concerned).toEqual({ measures: ['dept-a'] });
  });

  it('lets the unit recall again', () => {
    const walk = decided();
    expect(walk.act(CLERK, { type: 'RecallPlan', reason: 'x' })).toBe('ALREADY_DECIDED_ROUND');
    expect(walk.does(reviewer('dept-b'), takesBack('dept-b')).act(CLERK, { type: 'RecallPlan', reason: 'x' })).toBe('PlanRecalled');
  });

  it('is the decider’s alone, and only while the round is open', () => {
    const walk = decided();
    expect(walk.act(somebody('r2-dept-b', 'dept-b', 'reviewer'), takesBack('dept-b'))).toBe('NOT_YOUR_DECISION');
    expect(walk.act(reviewer('dept-a'), takesBack('dept-a'))).toBe('NOT_YOUR_DECISION');
    expect(walk.act(reviewer('dept-b'), takesBack('dept-c'))).toBe('NOT_A_REVIEWER');
    walk.does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-c'), approves('dept-c'));
    expect(walk.act(reviewer('dept-b'), takesBack('dept-b'))).toBe('WRONG_STATE');
  });

  it('is also the absent one’s whose proxy decided', () => {
    const walk = new Walk().submits().claims('dept-b').does({ ...reviewer('dept-b'), actingFor: 'chief-b' }, approves('dept-b'));
    expect(walk.act(somebody('chief-b', 'dept-b', 'reviewer'), takesBack('dept-b'))).toBe('DecisionTakenBack');
  });

  it('asks for the department’s reminders again', () => {
    const reminded = (walk: Walk): boolean => walk.reminders.some(({ duty }) => duty === 'review:dept-b');
    const walk = decided();
    expect([reminded(walk), reminded(walk.does(reviewer('dept-b'), takesBack('dept-b')))]).toEqual([false, true]);
  });
});

describe('CloseReviewRound 结束会签', () => {
  // Submitted 29 March 2024: the limit ends on 15 April, five working days later is 22 April.
  const waiting = (lead: 'approve' | 'return' | null, other: 'approve' | 'return' = 'approve', quorum: 'all' | 'share' | 'sequential' = 'all'): Walk => {
    const walk = new Walk({ settings: { quorum } }).submits().claims('dept-a');
    if (lead) walk.does(reviewer('dept-a'), lead === 'approve' ? approves('dept-a') : returns('dept-a'));
    if (walk.state.status === 'in_review' && lead) walk.claims('dept-b').does(reviewer('dept-b'), other === 'approve' ? approves('dept-b') : returns('dept-b'));
    return walk.to('2024-04-22', 0);
  };

  it('from five working days after the limit, not a minute before', () => {
    expect(waiting('approve').to('2024-04-21', 23, 59).act(director('dept-a'), CLOSES)).toBe('ROUND_NOT_CLOSABLE_YET');
    expect(waiting('approve').act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed PlanApproved');
  });

  it('is offered from that day on; before, its button says from when', () => {
    const offered = (walk: Walk) => allowedActions(walk.issued, director('dept-a'), walk.facts()).find(({ type }) => type === 'CloseReviewRound')?.refusal;
    expect(offered(waiting('approve').to('2024-04-21', 23, 59))).toEqual({ code: 'ROUND_NOT_CLOSABLE_YET', facts: { from: '2024-04-22' } });
    expect(offered(waiting('approve'))).toBeNull();
  });

  it('judges by the decisions there are, and names who gave no opinion', () => {
    const walk = waiting('approve', 'return');
    expect(walk.act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed PlanReturned');
    expect(walk.last('ReviewRoundClosed')).toMatchObject({ data: { noOpinion: ['dept-c'] }, texts: { reason: '逾期未反馈' } });
    expect(walk.issued.reviewed?.slots.map(({ decision }) => decision)).toEqual(['approve', 'return', 'no_opinion']);
    expect(waiting('return').act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed PlanReturned');
  });

  it('by two thirds of those who decided, or in turn as far as it went', () => {
    const four = new Walk({ settings: { quorum: 'share' }, supporting: ['dept-b', 'dept-c', 'dept-d'] }).submits().claims('dept-a', 'dept-b').does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-b'), returns('dept-b')).to('2024-04-22');
    expect(four.act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed PlanReturned');
    const alone = new Walk({ settings: { quorum: 'share' } }).submits().claims('dept-a').does(reviewer('dept-a'), approves('dept-a')).to('2024-04-22');
    expect(alone.act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed PlanApproved');
    expect(waiting('approve', 'approve', 'sequential').act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed PlanApproved');
  });

  it('not before the lead has decided', () => {
    expect(waiting(null).act(director('dept-a'), CLOSES)).toBe('LEAD_MUST_DECIDE');
  });

  it('is for the lead department’s director', () => {
    expect(waiting('approve').act(director('dept-b'), CLOSES)).toBe('WRONG_ROLE');
    expect(waiting('approve').act(reviewer('dept-a'), CLOSES)).toBe('WRONG_ROLE');
  });

  it('may bring opposite demands to light, which the lead then settles', () => {
    const demand = (wants: 'add' | 'remove') => ({ items: [{ section: 'goals', text: '改', demand: { subject: 'target', wants } }] });
    const walk = new Walk().submits().claims('dept-a', 'dept-b').does(reviewer('dept-a'), returns('dept-a', demand('add'))).does(reviewer('dept-b'), returns('dept-b', demand('remove'))).to('2024-04-22');
    expect(walk.act(director('dept-a'), CLOSES)).toBe('ReviewRoundClosed SettlementOpened');
    expect(walk.act(reviewer('dept-a'), { type: 'ReturnPlan', dropped: ['r1-dept-b-1'], reason: '保留' })).toBe('PlanReturned');
  });
});

describe('AddReviewer, RemoveReviewer 加签, 减签 (L11)', () => {
  const open = (): Walk => new Walk().submits().claims('dept-a');

  it('who claimed, or a director, adds a department: it reviews like the others, in later rounds too', () => {
    const walk = open().does(reviewer('dept-a'), adds('dept-d')).does(director('dept-c'), adds('dept-e'));
    expect(departmentsOf(walk)).toEqual(['dept-a', 'dept-b', 'dept-c', 'dept-d', 'dept-e']);
    walk.claims('dept-d', 'dept-b', 'dept-c', 'dept-e');
    for (const department of ['dept-a', 'dept-b', 'dept-c', 'dept-e']) walk.does(reviewer(department), approves(department));
    expect(walk.act(reviewer('dept-d'), returns('dept-d'))).toBe('ReviewDecided PlanReturned');
    expect(walk.act(reviewer('dept-d'), { type: 'ClaimReview', department: 'dept-d' })).toBe('WRONG_STATE');
    walk.submits();
    expect(walk.review.slots.filter(({ stands }) => !stands).map(({ department }) => department)).toEqual(['dept-d']);
  });

  it('who acts for the claimer may as well', () => {
    expect(open().act({ ...somebody('deputy', 'dept-a', 'reviewer'), actingFor: 'r-dept-a' }, adds('dept-d'))).toBe('ReviewerAdded');
  });

  it('adds no stranger’s department, and none twice', () => {
    const walk = open();
    expect(walk.act(director('dept-a'), adds('dept-none'), { department: 'dept-other' })).toBe('UNKNOWN_DEPARTMENT');
    expect(walk.act(director('dept-a'), adds('dept-b'))).toBe('ALREADY_A_REVIEWER');
    expect(walk.act(reviewer('dept-b'), adds('dept-d'))).toBe('NOT_CLAIMED_BY_YOU');
    expect(walk.act(somebody('r2-dept-a', 'dept-a', 'reviewer'), adds('dept-d'))).toBe('NOT_CLAIMED_BY_YOU');
    expect(walk.act(director('dept-d'), adds('dept-d'))).toBe('WRONG_ROLE');
    // Removed from the round, but still of the task: it has no place from which to add others.
    expect(walk.does(director('dept-a'), removes('dept-c')).act(director('dept-c'), adds('dept-d'))).toBe('NOT_A_REVIEWER');
  });

  it('removes who has not decided; the round may end by it', () => {
    const walk = open().claims('dept-b').does(reviewer('dept-a'), approves('dept-a'));
    expect(walk.act(reviewer('dept-a'), removes('dept-b'))).toBe('ReviewerRemoved');
    expect(departmentsOf(walk)).toEqual(['dept-a', 'dept-c']);
    expect(walk.act(director('dept-a'), removes('dept-c'))).toBe('ReviewerRemoved PlanApproved');
  });

  it('never the lead, who decided, who is not there, or the last who reviews', () => {
    const walk = open().claims('dept-b').does(reviewer('dept-b'), approves('dept-b'));
    expect(walk.act(director('dept-b'), removes('dept-a'))).toBe('LEAD_NOT_REMOVABLE');
    expect(walk.act(director('dept-a'), removes('dept-b'))).toBe('ALREADY_DECIDED');
    expect(walk.act(director('dept-a'), removes('dept-z'))).toBe('NOT_A_REVIEWER');
    const again = new Walk().submits().claims('dept-a', 'dept-b', 'dept-c').does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-b'), returns('dept-b')).does(reviewer('dept-c'), approves('dept-c')).submits();
    expect(again.act(director('dept-a'), removes('dept-b'))).toBe('LAST_REVIEWER');
  });

  it('hands the turn on in a sequential review', () => {
    const walk = new Walk({ settings: { quorum: 'sequential' } }).submits().claims('dept-a').does(reviewer('dept-a'), approves('dept-a')).does(director('dept-a'), removes('dept-b'));
    expect(walk.act(reviewer('dept-c'), { type: 'ClaimReview', department: 'dept-c' })).toBe('ReviewClaimed');
  });
});

describe('RejectPlan 驳回', () => {
  const rejects: PersonCommandBody = { type: 'RejectPlan', reason: '不具备条件' };
  it('ends an optional assignment for good', () => {
    const walk = new Walk({ mandatory: false }).submits();
    expect(walk.act(director('dept-a'), rejects)).toBe('PlanRejected');
    expect(walk.state).toMatchObject({ status: 'closed', outcome: 'rejected', instants: [] });
    expect(walk.reminders).toEqual([]);
    expect(walk.act(director('dept-a'), rejects)).toBe('CLOSED');
  });
  it('never a mandatory one, and only by the lead’s director', () => {
    expect(new Walk().submits().act(director('dept-a'), rejects)).toBe('MANDATORY_NOT_REJECTED');
    expect(new Walk({ mandatory: false }).submits().act(director('dept-b'), rejects)).toBe('WRONG_ROLE');
  });
});

describe('ReopenPlan 重开', () => {
  const reopens = (revisionDueOn?: string): PersonCommandBody => ({ type: 'ReopenPlan', reason: '口径有变', ...(revisionDueOn ? { revisionDueOn } : {}) }) as PersonCommandBody;
  const approved = (): Walk => new Walk({ supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), approves('dept-a'));

  it('begins another round with a revision date and nothing to answer', () => {
    const walk = approved().to('2024-07-01').does(director('dept-a'), reopens());
    expect(walk.state).toMatchObject({ status: 'returned', round: 2, returns: 0, letter: { items: [], revisionDueOn: '2024-07-15' } });
    expect(walk.last('PlanReopened')?.texts).toEqual({ reason: '口径有变' });
    expect(walk.submits().claims('dept-a').act(reviewer('dept-a'), approves('dept-a'))).toBe('ReviewDecided PlanApproved');
  });
  it('with a later date if the lead gives one, never an earlier', () => {
    expect(approved().act(director('dept-a'), reopens('2024-06-01'))).toBe('REVISION_DATE_EARLY');
    expect(approved().does(director('dept-a'), reopens('2024-09-01')).issued.letter?.revisionDueOn).toBe('2024-09-01');
  });
  it('only what was a plan, and was approved', () => {
    const none = new Walk({ planNeeded: false }).does(CLERK, { type: 'AcknowledgeAssignment' });
    expect(none.act(director('dept-a'), reopens())).toBe('NO_PLAN');
    expect(new Walk().submits().act(director('dept-a'), reopens())).toBe('WRONG_STATE');
    expect(approved().act(LEADER, reopens())).toBe('WRONG_ROLE');
  });
});
