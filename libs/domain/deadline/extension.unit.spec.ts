import { describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../assignment/assignment.commands.js';
import { parseDay } from '../calendar/day.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { nextDue } from './next-due.js';
import { extensionEffects } from './extension-effects.js';
import { AssignmentStory, CAST } from '#testing/assignment-story.js';

const ask = (duty: string, dueOn: string, lateReason?: string): BodyOf<'RequestExtension'> => ({ type: 'RequestExtension', duty, dueOn: parseDay(dueOn), reason: '汛情', ...(lateReason === undefined ? {} : { lateReason }) });
const grant = (duty: string): BodyOf<'DecideExtension'> => ({ type: 'DecideExtension', duty, decision: 'whole', parts: [], reason: '同意' });
const part = (duty: string, dueOn?: string, ...parts: string[]): BodyOf<'DecideExtension'> => ({ type: 'DecideExtension', duty, decision: 'part', parts, reason: '部分同意', ...(dueOn ? { dueOn: parseDay(dueOn) } : {}) });
const refuse = (duty: string): BodyOf<'DecideExtension'> => ({ type: 'DecideExtension', duty, decision: 'refused', parts: [], reason: '不同意' });

/** The plan date by the cycle's setting, 30 June as the notice's. */
const bySetting = () => new AssignmentStory({ issue: { planDueOn: null } }).acknowledge();
const byNotice = () => new AssignmentStory({ issue: { planDueOn: parseDay('2024-06-30') } }).acknowledge();

describe('延期申请', () => {
  it('asks for a later date of a duty of one\'s own that is open', () => {
    const story = bySetting().to('2024-06-20');
    expect(story.does('leader', ask('plan', '2024-07-15'))).toEqual(['ExtensionRequested']);
    expect(story.events.at(-1)?.data).toMatchObject({ duty: 'plan', was: '2024-06-30', asked: '2024-07-15', inTime: true, decideBy: '2024-06-27', needs: ['director'] });
    for (const duty of ['revision', 'milestone:m9', 'report:2024-Q1', 'acknowledgement', 'case', 'review', 'x']) expect(story.refusal('leader', ask(duty, '2024-07-15')).code).toBe('UNKNOWN_DUTY');
  });
  it('at most 30 days, later than the date in force, not before today', () => {
    const story = bySetting().to('2024-06-20');
    expect(story.refusal('leader', ask('plan', '2024-07-31'))).toEqual({ code: 'EXTENSION_TOO_LONG', facts: { duty: 'plan', was: '2024-06-30', asked: '2024-07-31', latest: '2024-07-30' } });
    expect(story.refusal('leader', ask('plan', '2024-06-30')).code).toBe('DATE_NOT_LATER');
    expect(story.does('leader', ask('plan', '2024-07-30'))).toEqual(['ExtensionRequested']);
    const late = bySetting().to('2024-07-10');
    expect(late.refusal('leader', ask('plan', '2024-07-09', '汛情')).code).toBe('DATE_NOT_LATER');
    expect(late.does('leader', ask('plan', '2024-07-10', '汛情'))).toContain('ExtensionRequested');
  });
  it('one at a time, and twice a deadline', () => {
    const story = bySetting().to('2024-06-20');
    story.does('leader', ask('plan', '2024-07-10'));
    expect(story.refusal('leader', ask('plan', '2024-07-15'))).toMatchObject({ code: 'REQUEST_PENDING', facts: { decideBy: '2024-06-27' } });
    story.does('director', grant('plan'));
    story.does('leader', ask('plan', '2024-07-20'));
    story.does('director', grant('plan'));
    expect(story.issued.planDueOn).toBe('2024-07-20');
    expect(story.refusal('leader', ask('plan', '2024-07-25'))).toEqual({ code: 'EXTENDED_TWICE', facts: { duty: 'plan', most: 2 } });
    expect(story.does('leader', ask('completion', '2025-01-20'))).toEqual(['ExtensionRequested']);
  });
  it('each round\'s revision date is a deadline of its own', () => {
    const story = bySetting().to('2024-06-25').submit().decideReview('return');
    for (const dueOn of ['2024-07-12', '2024-07-15']) {
      story.does('leader', ask('revision', dueOn));
      story.does('director', grant('revision'));
    }
    expect(story.refusal('leader', ask('revision', '2024-07-20')).code).toBe('EXTENDED_TWICE');
    story.submit().decideReview('return');
    expect(story.does('leader', ask('revision', '2024-07-20'))).toEqual(['ExtensionRequested']);
  });
  it('23:59 is before the due instant, 24:00 needs the reason for lateness', () => {
    const inTime = bySetting().to('2024-06-30', 23, 59);
    inTime.does('leader', ask('plan', '2024-07-10'));
    expect(inTime.issued.extensions).toMatchObject([{ inTime: true }]);
    const late = bySetting().to('2024-07-01', 0);
    expect(late.refusal('leader', ask('plan', '2024-07-10'))).toEqual({ code: 'LATE_REASON_REQUIRED', facts: { duty: 'plan', was: '2024-06-30' } });
    expect(late.refusal('leader', ask('plan', '2024-07-10', '  ')).code).toBe('LATE_REASON_REQUIRED');
    late.does('leader', ask('plan', '2024-07-10', '系统故障'));
    expect(late.issued.extensions).toMatchObject([{ inTime: false }]);
  });
  it('ends with the duty: submitted, reached', () => {
    const story = bySetting();
    story.does('leader', ask('plan', '2024-07-10'));
    story.submit();
    expect([story.issued.extensions, nextDue(story.state)?.rule]).toEqual([[], 'review_limit']);
    story.decideReview('approve').does('leader', ask('milestone:m1', '2024-10-15'));
    story.does('clerk', { type: 'SubmitProgress', percent: 30, milestonesReached: ['m1'], text: '已达成', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    expect(story.issued.extensions).toEqual([]);
    expect(story.refusal('director', grant('milestone:m1')).code).toBe('NO_REQUEST');
  });
  it('the revision date after a return can move, the plan date no more', () => {
    const story = bySetting().to('2024-06-25').submit().decideReview('return');
    expect(story.issued.letter?.revisionDueOn).toBe('2024-07-09');
    expect(story.refusal('leader', ask('plan', '2024-07-20')).code).toBe('UNKNOWN_DUTY');
    story.does('leader', ask('revision', '2024-07-20'));
    story.does('director', grant('revision'));
    expect(story.issued.letter?.revisionDueOn).toBe('2024-07-20');
    story.to('2024-07-15');
    expect(story.trail('DeadlinePassed')).toEqual([]);
  });
});

describe('延期批复', () => {
  it('a date of the setting is the lead director\'s alone', () => {
    const story = bySetting();
    story.does('leader', ask('plan', '2024-07-10'));
    expect(story.refusal('coordinator', grant('plan'))).toMatchObject({ code: 'WRONG_ROLE', facts: { roles: ['director'] } });
    expect(story.does('director', grant('plan'))).toEqual(['ExtensionGranted']);
  });
  it('a date that the notice names needs the coordinator too; of two dates the earlier one counts', () => {
    const story = byNotice();
    story.does('leader', ask('plan', '2024-07-20'));
    expect(story.issued.extensions).toMatchObject([{ needs: ['director', 'coordinator'] }]);
    expect(story.does('director', part('plan', '2024-07-10', 'goals'))).toEqual(['ExtensionConsented']);
    expect(story.refusal('director', grant('plan')).code).toBe('ALREADY_DECIDED');
    expect(story.does('coordinator', grant('plan'))).toEqual(['ExtensionGranted']);
    expect(story.events.at(-1)?.data).toMatchObject({ duty: 'plan', was: '2024-06-30', is: '2024-07-10', isWhole: false, parts: ['goals'] });
  });
  it('milestones of the catalogue are the notice\'s dates', () => {
    const story = bySetting();
    story.does('leader', ask('milestone:m1', '2024-10-15'));
    story.does('coordinator', grant('milestone:m1'));
    expect(story.does('director', grant('milestone:m1'))).toEqual(['ExtensionGranted']);
    expect(story.issued.milestones).toEqual([{ id: 'm1', dueOn: '2024-10-15' }]);
    expect(story.events.at(-1)?.data).toMatchObject({ isWhole: true, parts: [] });
  });
  it('of two milestones one is the notice\'s, the other a condition that the bureau set', () => {
    const milestones = [{ id: 'm1', dueOn: parseDay('2024-09-30') }, { id: 'c1', dueOn: parseDay('2024-08-30'), kind: 'condition' as const }];
    const story = new AssignmentStory({ issue: { planDueOn: null, milestones } }).acknowledge();
    story.does('leader', ask('milestone:m1', '2024-10-15'));
    story.does('leader', ask('milestone:c1', '2024-09-15'));
    expect(story.issued.extensions.map(({ duty, needs }) => [duty, needs.length])).toEqual([['milestone:m1', 2], ['milestone:c1', 1]]);
    story.does('director', grant('milestone:c1'));
    expect(story.issued.milestones.map(({ dueOn }) => dueOn)).toEqual(['2024-09-30', '2024-09-15']);
  });
  it('one person is not both sides, and nobody decides what they asked for', () => {
    const story = byNotice();
    story.does('leader', ask('plan', '2024-07-20'));
    story.does('director', grant('plan'));
    expect(story.refusal({ ...CAST.coordinator, userId: 'da' }, grant('plan')).code).toBe('SECOND_PERSON_NEEDED');
    expect(story.refusal({ ...CAST.coordinator, actingFor: 'l44' }, grant('plan')).code).toBe('SECOND_PERSON_NEEDED');
  });
  it('part is less than asked: an earlier date, or what it is for', () => {
    const story = bySetting();
    story.does('leader', ask('plan', '2024-07-20'));
    expect(story.refusal('director', part('plan')).code).toBe('PART_NOT_NAMED');
    expect(story.refusal('director', part('plan', '2024-07-21')).code).toBe('DATE_NOT_LATER');
    expect(story.refusal('director', part('plan', '2024-06-30')).code).toBe('DATE_NOT_LATER');
    expect(story.refusal('director', { ...grant('plan'), dueOn: parseDay('2024-07-10') }).code).toBe('NOT_THE_WHOLE');
    expect(story.refusal('director', { ...grant('plan'), parts: ['goals'] }).code).toBe('NOT_THE_WHOLE');
    expect(story.refusal('director', grant('completion')).code).toBe('NO_REQUEST');
    expect(story.does('director', part('plan', '2024-07-05'))).toEqual(['ExtensionGranted']);
    expect(story.issued.planDueOn).toBe('2024-07-05');
    expect(story.events.at(-1)?.data).toMatchObject({ isWhole: false, parts: [] });
  });
  it('the bureau has five working days; its limit passes once, and it may still decide', () => {
    const story = bySetting().to('2024-06-03');
    story.does('leader', ask('plan', '2024-07-10'));
    expect(story.ledger.of('extension:director:plan')).toEqual(['wd-3 2024-06-05 armed', 'last 2024-06-11 armed', 'wd+1 2024-06-12 armed', 'wd+3 2024-06-14 armed', 'wd+5 2024-06-18 armed']);
    expect(planReminders(story.state, story.facts).filter(({ duty, rule }) => duty.startsWith('extension') && rule === 'last').map(({ addressees }) => addressees)).toEqual([['dept-a:director']]);
    story.to('2024-06-20');
    expect(story.events.filter((event) => event.type === 'RequestLimitPassed').map(({ data }) => data)).toEqual([expect.objectContaining({ request: 'extension', duty: 'plan', dueOn: '2024-06-11', waitingFor: ['director'] })]);
    expect(story.does('director', refuse('plan'))).toEqual(['ExtensionRefused']);
  });
});

describe('asked for in time it holds escalation', () => {
  it('without a request blue comes on 3 July', () => {
    expect(bySetting().to('2024-07-05').trail('SupervisionOpened')).toEqual(['2024-07-03 SupervisionOpened']);
  });
  it('no blue while it is undecided; refused, on the next working day, 09:00', () => {
    const story = bySetting().to('2024-06-28');
    story.does('leader', ask('plan', '2024-07-20'));
    story.to('2024-07-05', 11);
    expect(story.trail('SupervisionOpened', 'DeadlinePassed')).toEqual(['2024-07-01 DeadlinePassed']);
    story.does('director', refuse('plan'));
    expect(story.events.at(-1)?.data).toMatchObject({ goesOnFrom: '2024-07-08' });
    story.to('2024-07-08', 8, 59);
    expect(story.trail('SupervisionOpened')).toEqual([]);
    story.to('2024-07-08', 9);
    expect(story.trail('SupervisionOpened')).toEqual(['2024-07-08 SupervisionOpened']);
  });
  it('refused before the third working day overdue, blue comes when it would have', () => {
    const story = bySetting().to('2024-06-28');
    story.does('leader', ask('plan', '2024-07-20'));
    story.does('director', refuse('plan'));
    expect(story.to('2024-07-05').trail('SupervisionOpened')).toEqual(['2024-07-03 SupervisionOpened']);
  });
  it('a request for another date does not hold the plan\'s ladder: blue, then orange', () => {
    const story = bySetting().to('2024-06-20');
    story.does('leader', ask('milestone:m1', '2024-10-20'));
    story.to('2024-07-03', 10);
    expect(story.issued.openCase).toMatchObject({ level: 'blue', duty: 'plan' });
    story.to('2024-07-12');
    expect(story.trail('SupervisionRaised')).toEqual(['2024-07-11 SupervisionRaised']);
  });
  it('an acknowledgement or another duty has its own ladder', () => {
    const story = new AssignmentStory({ issue: { planDueOn: null } }).to('2024-04-02');
    story.does('leader', ask('completion', '2025-01-20'));
    expect(story.to('2024-04-10').trail('SupervisionOpened')).toEqual(['2024-04-09 SupervisionOpened']);
  });
  it('asked late it holds nothing', () => {
    const story = bySetting().to('2024-07-01', 10);
    story.does('leader', ask('plan', '2024-07-20', '汛情'));
    expect(story.to('2024-07-05').trail('SupervisionOpened')).toEqual(['2024-07-03 SupervisionOpened']);
  });
  it('granted after the date: not overdue any more, and the case is withdrawn', () => {
    const story = bySetting().to('2024-07-04');
    story.does('leader', ask('plan', '2024-07-20', '汛情'));
    expect(story.does('director', grant('plan'))).toEqual(['SupervisionClosed', 'ExtensionGranted']);
    expect(story.events.at(-2)?.data).toMatchObject({ ground: 'extended' });
    expect(story.issued).toMatchObject({ overdue: [], openCase: null, planDueOn: '2024-07-20' });
    story.to('2024-07-24');
    expect(story.trail('DeadlinePassed')).toEqual(['2024-07-01 DeadlinePassed', '2024-07-21 DeadlinePassed']);
    expect(story.trail('SupervisionOpened')).toEqual(['2024-07-03 SupervisionOpened', '2024-07-24 SupervisionOpened']);
  });
  it('an extension of a milestone leaves the plan\'s case', () => {
    const story = bySetting().to('2024-07-04');
    story.does('leader', ask('completion', '2025-01-20'));
    expect(story.does('director', grant('completion'))).toEqual(['ExtensionGranted']);
    expect(story.issued.openCase).not.toBeNull();
  });
});

describe('reminders of a date that moved', () => {
  it('the old rows are superseded, the new ladder is planned, and it is told once as was → is', () => {
    const story = bySetting().to('2024-06-20');
    story.does('leader', ask('plan', '2024-07-10'));
    story.does('director', grant('plan'));
    expect(story.ledger.rows.filter((row) => row.key === 'plan|changed|2024-06-20/2024-06-30/2024-07-10').map((row) => row.outcome)).toEqual(['armed']);
    story.to('2024-07-20');
    expect(story.ledger.of('plan')).toEqual([
      'T-30 2024-05-31 sent', 'T-30 2024-06-07 past_at_creation', 'T-14 2024-06-14 sent', 'changed 2024-06-20 sent', 'T-7 2024-06-21 superseded', 'T-14 2024-06-26 sent',
      'T-3 2024-06-27 superseded', 'T-1 2024-06-28 merged', 'T0 2024-06-28 superseded', 'T+1 2024-07-01 superseded', 'T+3 2024-07-03 escalated', 'T-7 2024-07-03 sent', 'T-3 2024-07-05 sent',
      'T+7 2024-07-08 escalated', 'T-1 2024-07-09 sent', 'T0 2024-07-10 sent', 'T+1 2024-07-11 sent', 'T+3 2024-07-15 escalated', 'T+7 2024-07-17 escalated',
    ]);
  });
});

describe('preview (T9)', () => {
  const story = byNotice().to('2024-06-20');
  const effects = extensionEffects(story.issued, 'plan', parseDay('2024-07-20'), story.facts);
  it('says what a new date shortens', () => {
    expect(effects).toMatchObject({ duty: 'plan', was: '2024-06-30', is: '2024-07-20', days: 20, workingDays: 15, clearsOverdue: false, withdrawsCase: null });
    expect(effects?.shortens).toEqual([{ duty: 'milestone:m1', dueOn: '2024-09-30', daysWas: 92, daysIs: 72 }, { duty: 'completion', dueOn: '2024-12-31', daysWas: 184, daysIs: 164 }]);
  });
  it('names the rows that go and come, as granting then does', () => {
    const granted = byNotice().to('2024-06-20');
    granted.does('leader', ask('plan', '2024-07-20'));
    granted.does('director', grant('plan'));
    granted.does('coordinator', grant('plan'));
    const key = (row: { duty: string; rule: string; occurrence: string }) => `${row.duty}|${row.rule}|${row.occurrence}`;
    const known = new Set(story.ledger.rows.map((row) => row.key));
    expect(effects?.ledger.planned.map(key).sort()).toEqual(granted.ledger.rows.filter((row) => !known.has(row.key) && !row.key.startsWith('extension:')).map((row) => row.key).sort());
    expect(effects?.ledger.suppressed.map(({ reason }) => reason).every((reason) => reason === 'superseded')).toBe(true);
  });
  it('of an overdue plan: clears it and withdraws its case', () => {
    const late = byNotice().to('2024-07-04');
    expect(extensionEffects(late.issued, 'plan', parseDay('2024-07-20'), late.facts)).toMatchObject({ clearsOverdue: true, withdrawsCase: 'asg/2024/t07-o1/44/case/1' });
  });
  it('there is none for a duty without a date', () => {
    expect(extensionEffects(story.issued, 'revision', parseDay('2024-07-20'), story.facts)).toBeNull();
  });
});
