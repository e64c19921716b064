import { beforeEach, describe, expect, it } from '@jest/globals';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { AssignmentActs, HASH, known, user } from '#testing/assignment-acts.js';

const T07 = 'asg/2024/t07-o1/44';
/** Several departments review it. */
const T04 = 'asg/2024/t04-o1/44';
const task = CATALOGUE_2024.tasks.find(({ code }) => code === 't07');
const LEAD = task?.leadDepartment ?? '';
const clerk = user('c', '44', 'clerk');
const leader = user('l', '44', 'leader');
const r1 = user('r1', LEAD, 'reviewer');
const r2 = user('r2', LEAD, 'reviewer');
const r3 = user('r3', LEAD, 'reviewer');
const director = user('d', LEAD, 'director');
const handTo = (type: 'Reassign' | 'Delegate', to = r2) => [{ type, to: to.userId, reason: '出差' }, { person: known(to) }] as const;
const CLAIM = { type: 'ClaimReview', department: LEAD } as const;
const RETURN = { type: 'DecideReview', department: LEAD, decision: 'return', opinion: '目标不清', items: [{ section: 'goals', text: '请量化' }] } as const;
const APPROVE = { type: 'DecideReview', department: LEAD, decision: 'approve', opinion: '', items: [] } as const;

const submitted = (stream: typeof T04 | typeof T07): AssignmentActs =>
  new AssignmentActs(stream).must(clerk, { type: 'AcknowledgeAssignment' }).must(clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] })
    .must(leader, { type: 'SignOffPlan', textHash: HASH, opinion: '' }).must(clerk, { type: 'SubmitPlan', textHash: HASH });

describe('a review slot in other hands', () => {
  let acts: AssignmentActs;
  beforeEach(() => {
    acts = submitted(T07);
  });
  const slot = () => (acts.state.status === 'in_review' ? acts.state.slots.find(({ department }) => department === LEAD) : undefined);

  it('is reassigned by who claimed it: theirs now', () => {
    expect(acts.outcome(r1, ...handTo('Reassign'))).toBe('NOT_CLAIMED_BY_YOU');
    acts.must(r1, CLAIM).must(r1, ...handTo('Reassign'));
    expect(acts.send(r1, APPROVE)).toEqual({ code: 'NOT_CLAIMED_BY_YOU', facts: { by: 'r2' } });
    expect(acts.send(r1, ...handTo('Reassign', r3))).toEqual({ code: 'NOT_CLAIMED_BY_YOU', facts: { by: 'r2' } });
    expect(acts.outcome(r2, APPROVE)).toMatch(/^ReviewDecided/);
  });

  it('comes back with the advice of a delegate, who decides nothing', () => {
    acts.must(r1, CLAIM).must(r1, ...handTo('Delegate'));
    expect(slot()).toMatchObject({ claimedBy: 'r2', delegatedBy: 'r1' });
    expect(acts.outcome(r1, APPROVE)).toBe('NOT_CLAIMED_BY_YOU');
    expect(acts.outcome(r2, RETURN)).toBe('ReviewAdvised');
    expect(acts.lastEvents[0]).toMatchObject({ data: { adviser: 'r2', decision: 'return', items: [{ section: 'goals' }] }, texts: { opinion: '目标不清' } });
    expect(slot()).toMatchObject({ claimedBy: 'r1', delegatedBy: null, decision: null, items: [], advice: { by: 'r2', decision: 'return' } });
    expect(acts.outcome(r2, RETURN)).toBe('NOT_CLAIMED_BY_YOU');
    expect(acts.outcome(r1, APPROVE)).toMatch(/^ReviewDecided/);
  });

  it('advises as strictly as one decides', () => {
    acts.must(r1, CLAIM).must(r1, ...handTo('Delegate'));
    expect(acts.outcome(r2, { ...RETURN, items: [] })).toBe('ITEMS_REQUIRED');
    expect(acts.outcome(r2, { ...RETURN, items: [{ section: 'none', text: 'x' }] })).toBe('UNKNOWN_SECTION');
  });

  it('is free of its delegation once it was released', () => {
    acts.must(r1, CLAIM).must(r1, ...handTo('Delegate')).must(r2, { type: 'ReleaseReview', department: LEAD }).must(r3, CLAIM);
    expect(acts.outcome(r3, APPROVE)).toMatch(/^ReviewDecided/);
  });

  it('is given to another by the director, whoever holds it, and nobody', () => {
    acts.must(director, ...handTo('Reassign', r3));
    expect(slot()).toMatchObject({ claimedBy: 'r3' });
    acts.must(r3, ...handTo('Delegate')).must(director, ...handTo('Reassign', r1));
    expect(slot()).toMatchObject({ claimedBy: 'r1', delegatedBy: null });
    expect(acts.outcome(director, ...handTo('Delegate'))).toBe('WRONG_ROLE');
  });

  it('never goes to who drafted or signed off, not by proxy either', () => {
    acts.must(r1, CLAIM);
    for (const involved of ['c', 'l']) {
      for (const type of ['Reassign', 'Delegate'] as const) expect(acts.outcome(r1, ...handTo(type, user(involved, LEAD, 'reviewer')))).toBe('DRAFTED_OR_SIGNED_OFF');
      expect(acts.outcome(user(involved, LEAD, 'reviewer'), CLAIM)).toBe('DRAFTED_OR_SIGNED_OFF');
      expect(acts.outcome({ ...r1, userId: involved, actingFor: 'r1' }, APPROVE)).toBe('DRAFTED_OR_SIGNED_OFF');
      expect(acts.outcome({ ...r1, userId: 'p', actingFor: involved }, APPROVE)).toBe('DRAFTED_OR_SIGNED_OFF');
    }
  });

  it('is claimed and decided by a proxy in the name of who is away', () => {
    const proxy = { ...r1, userId: 'p', actingFor: 'r1' };
    acts.must(proxy, CLAIM);
    expect(slot()).toMatchObject({ claimedBy: 'r1' });
    expect(acts.outcome(user('p', LEAD, 'reviewer'), APPROVE)).toBe('NOT_CLAIMED_BY_YOU');
    expect(acts.outcome(proxy, { type: 'ReleaseReview', department: LEAD })).toBe('ReviewReleased');
    acts.must(r1, CLAIM);
    expect(acts.outcome(proxy, APPROVE)).toMatch(/^ReviewDecided/);
  });

  it('is nothing to hand over once decided, while others still decide', () => {
    const lead = CATALOGUE_2024.tasks.find(({ code }) => code === 't04')?.leadDepartment ?? '';
    const [one, two] = [user('r1', lead, 'reviewer'), user('r2', lead, 'reviewer')];
    const joint = submitted(T04).must(one, { ...CLAIM, department: lead });
    expect(joint.send(one, ...handTo('Reassign', two))).toBeUndefined();
    joint.must(two, ...handTo('Reassign', one)).must(one, { ...APPROVE, department: lead });
    expect(joint.state.status).toBe('in_review');
    for (const type of ['Reassign', 'Delegate'] as const) expect(joint.outcome(one, ...handTo(type, two))).toBe('NOTHING_TO_HAND_OVER');
  });

  it('is nothing to hand over outside a round', () => {
    const early = new AssignmentActs(T07);
    expect(early.outcome(r1, ...handTo('Reassign'))).toBe('NOTHING_TO_HAND_OVER');
    expect(early.outcome(r1, ...handTo('Delegate'))).toBe('NOTHING_TO_HAND_OVER');
  });
});
