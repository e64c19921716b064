import { describe, expect, it } from '@jest/globals';
import { dueOnOf } from '#domain/deadline/holder.js';
import { CLERK, director, LEADER, reviewer, somebody, Walk } from '#testing/walk.js';
import { worklistChanges, worklistItems } from './worklist-item.projection.js';

const coordinator = somebody('co', 'bureau', 'coordinator');
const LINK = { kind: 'link', url: 'https://evidence.test/' } as const;

const begun = (): Walk => new Walk({ planNeeded: false }).does(CLERK, { type: 'AcknowledgeAssignment' });
const items = (walk: Walk) => new Map(worklistItems(walk.state, walk.facts()).map(({ unit_id, role, verb, due_on }) => [`${unit_id} ${role} ${verb}`, due_on]));
const declared = (): Walk => begun().to('2024-11-18').does(CLERK, { type: 'SubmitProgress', percent: 100, milestonesReached: [], text: '完成', evidence: [LINK] }).does(LEADER, { type: 'DeclareCompletion', text: '完成' });

describe('until when it is whose turn', () => {
  it('a close-out: the 10th working day after the completion was declared, also when that has passed', () => {
    const walk = declared();
    expect([dueOnOf(walk.state), items(walk)]).toEqual([null, new Map([['dept-a reviewer CloseOut', '2024-12-02']])]);
    expect(walk.passNext()).toBe('DeadlinePassed');
    expect(items(walk)).toEqual(new Map([['dept-a reviewer CloseOut', '2024-12-02']]));
  });

  it('a report to check: the limit of the bureau, not the date of the unit’s next duty', () => {
    const walk = begun().to('2024-07-04');
    const [owed] = walk.issued.reports;
    walk.does(CLERK, { type: 'SubmitProgress', period: owed?.period ?? '', percent: 10, milestonesReached: [], text: '一', evidence: [LINK] });
    const until = walk.issued.reports[0]?.until ?? '';
    expect(until > '2024-07-04' && until < (dueOnOf(walk.state) ?? '')).toBe(true);
    expect(items(walk)).toEqual(new Map([['44 clerk SubmitProgress', dueOnOf(walk.state)], ['dept-a reviewer AcceptProgress', until]]));
  });

  it('a request: its own limit; the unit goes on by its own date', () => {
    const walk = new Walk().does(CLERK, { type: 'AcknowledgeAssignment' }).does(LEADER, { type: 'RequestExtension', duty: 'plan', dueOn: '2024-07-20' as never, reason: '汛情' });
    const { decideBy = null } = walk.issued.extensions[0] ?? {};
    expect(decideBy !== null && decideBy < '2024-06-30').toBe(true);
    expect(items(walk)).toEqual(new Map([['dept-a director DecideExtension', decideBy], ['44 clerk DraftPlan', '2024-06-30']]));
  });

  it('a reply: the date of the notice; its check has no limit', () => {
    const walk = new Walk().does(CLERK, { type: 'AcknowledgeAssignment' }).does(director('dept-a'), { type: 'OpenSupervision', level: 'blue', criteria: '进度', reason: '' });
    const found = walk.issued.openCase;
    expect(items(walk).get('44 leader ReplySupervision')).toBe(found?.replyDueOn);
    walk.does(LEADER, { type: 'ReplySupervision', case: found?.id ?? '', promisedOn: '2024-04-12' as never, text: '四月' });
    expect(items(walk).get('dept-a director CheckReply')).toBeNull();
  });

  it('a date that moved is written, and nothing where none did', () => {
    const walk = new Walk().does(CLERK, { type: 'AcknowledgeAssignment' });
    const was = walk.state;
    const written = () => worklistChanges(was, walk.state, walk.facts()).written.map(({ verb, due_on }) => [verb, due_on]);
    walk.does(coordinator, { type: 'Comment', audience: 'all', about: null, text: '请注意', mentions: [] });
    expect(written()).toEqual([]);
    walk.to('2024-04-01').does(coordinator, { type: 'SuspendAssignment', reason: '机构调整' }).to('2024-04-10').does(coordinator, { type: 'ResumeAssignment', reason: '完成' });
    expect(written()).toEqual([['DraftPlan', dueOnOf(walk.state)]]);
    expect(dueOnOf(walk.state)).not.toBe('2024-06-30');
  });

  it('a review: that of the round', () => {
    const walk = new Walk({ supporting: [] }).submits();
    expect([...items(walk).values()]).toEqual([dueOnOf(walk.state)]);
    expect(walk.does(reviewer('dept-a'), { type: 'ClaimReview', department: 'dept-a' }) && [...items(walk).keys()]).toEqual(['dept-a reviewer DecideReview']);
  });
});
