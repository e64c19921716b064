import { describe, expect, it } from '@jest/globals';
import { AssignmentStory, CAST } from '#testing/assignment-story.js';
import { SYSTEM } from '../access/actor.js';
import { decide, foldTentatively } from '../assignment/assignment.decide.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { parseDay } from '../calendar/day.js';
import { nextDue } from '../deadline/next-due.js';
import { ledgerChanges } from '../reminder/ledger-changes.js';
import { isRefused } from '../shared/refusal.js';
import type { AssignmentChange } from './assignment-change.js';
import { previewRow } from './preview.js';

const ID = 'change-set/x' as const;
const deadline = (dueOn: string, duty = 'plan'): AssignmentChange => ({ kind: 'deadline', duty, dueOn: parseDay(dueOn) });
const body = (story: AssignmentStory, change: AssignmentChange) => ({ type: 'ApplyChange' as const, changeSet: ID, expectedSequence: story.state.sequence, change });
const apply = (story: AssignmentStory, change: AssignmentChange) => story.must(SYSTEM, body(story, change));
const refused = (story: AssignmentStory, change: AssignmentChange, more: object = {}, actor: Parameters<typeof decide>[1]['actor'] = SYSTEM) => {
  const decision = decide(story.state, { ...body(story, change), ...more, actor, at: story.now, commandId: 'x' }, story.facts);
  return isRefused(decision) ? decision.refusal : decision.events.map((event) => event.type);
};
/** A calendar or settings that the story's own do not have. */
const under = (story: AssignmentStory, change: AssignmentChange, facts: Partial<AssignmentFacts>) => {
  const all = { ...story.facts, ...facts, changedFrom: { calendar: story.facts.calendar, settings: story.facts.settings } };
  const command = { ...body(story, change), actor: SYSTEM, at: story.now, commandId: 'x' };
  const decision = decide(story.state, command, all);
  if (isRefused(decision)) return { refusal: decision.refusal, after: story.issued, events: [] };
  const after = foldTentatively(story.state, decision.events, command);
  if (after.status === 'not_issued') throw new Error('not issued');
  return { events: decision.events, after };
};

describe('a deadline set anew by a change set', () => {
  it('moves date and instants; unsent rows of the old date are superseded, the unit hears “was → is” once', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-20', 10);
    apply(story, deadline('2024-07-31'));
    expect(story.issued.planDueOn).toBe('2024-07-31');
    expect(nextDue(story.state)).toMatchObject({ rule: 'plan_due', occurrence: '3' });
    story.to('2024-08-06');
    const rows = story.ledger.of('plan');
    expect(rows.filter((row) => row.endsWith('superseded'))).toEqual(['T-7 2024-06-21 superseded', 'T-3 2024-06-27 superseded', 'T0 2024-06-28 superseded', 'T+1 2024-07-01 superseded']);
    expect(rows.filter((row) => row.startsWith('changed') || row.startsWith('immediate'))).toEqual(['changed 2024-06-20 sent']);
    expect(rows.filter((row) => row.endsWith('sent')).slice(-6)).toEqual(['T-14 2024-07-17 sent', 'T-7 2024-07-24 sent', 'T-3 2024-07-26 sent', 'T-1 2024-07-30 sent', 'T0 2024-07-31 sent', 'T+1 2024-08-01 sent']);
    expect(story.trail('DeadlinePassed', 'SupervisionOpened')).toEqual(['2024-08-01 DeadlinePassed', '2024-08-05 SupervisionOpened']);
  });

  it('a shorter date leaves five working days, a later one is not past', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-03');
    expect(refused(story, deadline('2024-06-10'))).toEqual({ code: 'DATE_TOO_NEAR', facts: { duty: 'plan', was: '2024-06-30', is: '2024-06-10', earliest: '2024-06-11' } });
    expect(refused(story, deadline('2024-06-11'))).toEqual(['DeadlineChanged']);
    story.to('2024-07-10');
    expect(refused(story, deadline('2024-07-09'))).toMatchObject({ code: 'DATE_TOO_NEAR', facts: { earliest: '2024-07-10' } });
    expect(refused(story, deadline('2024-07-10'))).toEqual(['SupervisionClosed', 'DeadlineChanged']);
  });

  it('a later date clears what was overdue and withdraws its case; a shorter one does neither', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-03', 10);
    expect(story.issued).toMatchObject({ overdue: ['plan'], openCase: { level: 'blue' } });
    expect(apply(story, deadline('2024-07-31')).map(({ type, data }) => [type, 'ground' in data ? data.ground : null])).toEqual([['SupervisionClosed', 'changed'], ['DeadlineChanged', null]]);
    expect(story.issued).toMatchObject({ overdue: [], openCase: null });
    apply(story, deadline('2024-07-15'));
    expect(story.issued).toMatchObject({ planDueOn: '2024-07-15', overdue: [] });
  });

  it('a revision date is never before the plan deadline', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-20').submit().decideReview('return');
    expect(story.issued.letter?.revisionDueOn).toBe('2024-07-04');
    apply(story, deadline('2024-07-31'));
    expect(story.issued).toMatchObject({ planDueOn: '2024-07-31', letter: { revisionDueOn: '2024-07-31' } });
    apply(story, deadline('2024-08-15', 'revision'));
    expect(story.issued).toMatchObject({ planDueOn: '2024-07-31', letter: { revisionDueOn: '2024-08-15' } });
  });

  it('of a milestone, of the completion; not of what is over or is not there', () => {
    const story = new AssignmentStory().acknowledge();
    apply(story, deadline('2024-10-31', 'milestone:m1'));
    apply(story, deadline('2024-11-30', 'completion'));
    expect(story.issued).toMatchObject({ milestones: [{ id: 'm1', dueOn: '2024-10-31' }], completionDueOn: '2024-11-30' });
    expect(refused(story, deadline('2024-10-31', 'milestone:m1'))).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    expect(refused(story, deadline('2024-10-31', 'milestone:m9'))).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
    story.submit().decideReview('approve');
    expect(refused(story, deadline('2024-12-01'))).toMatchObject({ code: 'NOTHING_TO_CHANGE', facts: { duty: 'plan' } });
  });

  it('is for the system, at the sequence previewed, while the assignment is open', () => {
    const story = new AssignmentStory().acknowledge();
    expect(refused(story, deadline('2024-07-31'), {}, CAST.coordinator)).toMatchObject({ code: 'WRONG_ROLE' });
    expect(refused(story, deadline('2024-07-31'), { expectedSequence: 1 })).toEqual({ code: 'SEQUENCE_CHANGED', facts: { expected: 1, actual: 2 } });
    story.does('coordinator', { type: 'RevokeAssignment', reason: 'x' });
    story.does('second', { type: 'RevokeAssignment', reason: 'x' });
    expect(refused(story, deadline('2024-07-31'))).toMatchObject({ code: 'CLOSED' });
  });
});

describe('another calendar, other settings', () => {
  const calendar = { ...CALENDAR_2024_2026, version: 'b', special: { ...CALENDAR_2024_2026.special, '2024-04-03': 'holiday' as const } };

  it('a limit moves with the calendar, a date does not', () => {
    const story = new AssignmentStory();
    const { events, after } = under(story, { kind: 'calendar', version: 'b' }, { calendar });
    expect(events.map(({ type, data }) => [type, 'moved' in data ? data.moved : []])).toEqual([['CalendarChanged', [{ duty: 'acknowledgement', was: '2024-04-03', is: '2024-04-07' }]]]);
    expect(after).toMatchObject({ calendarVersion: 'b', acknowledgeBy: '2024-04-07', planDueOn: '2024-06-30' });
    expect(under(story, { kind: 'calendar', version: story.issued.calendarVersion }, {}).refusal).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
  });

  it('a limit that would be nearer than five working days stays', () => {
    const story = new AssignmentStory();
    const settings = { ...story.facts.settings, version: 2, acknowledgeWithinWd: 1 };
    const { events, after } = under(story, { kind: 'settings', version: 2 }, { settings });
    expect(events).toMatchObject([{ type: 'SettingsChanged', data: { was: 1, is: 2, moved: [] } }]);
    expect(after).toMatchObject({ settingsVersion: 2, acknowledgeBy: '2024-04-03' });
    expect(under(story, { kind: 'settings', version: 1 }, { settings }).refusal).toMatchObject({ code: 'NOTHING_TO_CHANGE' });
  });

  it('the review’s limit and the revision date move with the settings; one that a person set stays', () => {
    const settings = (story: AssignmentStory) => ({ ...story.facts.settings, version: 2, reviewLimitWd: 20, revisionWd: 30 });
    const change = { kind: 'settings', version: 2 } as const;
    const reviewed = new AssignmentStory().acknowledge().to('2024-06-20').submit();
    expect(under(reviewed, change, { settings: settings(reviewed) }).after).toMatchObject({ reviewDueOn: '2024-07-18' });
    const returned = reviewed.decideReview('return');
    expect(under(returned, change, { settings: settings(returned) }).after).toMatchObject({ letter: { revisionDueOn: '2024-08-01' } });
    apply(returned, deadline('2024-07-20', 'revision'));
    expect(under(returned, change, { settings: settings(returned) }).after).toMatchObject({ letter: { revisionDueOn: '2024-07-20' } });
  });
});

describe('another reminder ladder', () => {
  it('what it leaves out is superseded, what it adds is not made up for, what stays stays', () => {
    const story = new AssignmentStory({ settings: { ladder: ['T-30', 'T-3', 'T-1', 'T0', 'T+1'] } }).acknowledge().to('2024-06-18', 10);
    const facts: AssignmentFacts = { ...story.facts, settings: { ...story.facts.settings, version: 2, ladder: ['T-14', 'T-7', 'T-3', 'T-1'] }, changedFrom: { calendar: story.facts.calendar, settings: story.facts.settings } };
    const { after } = under(story, { kind: 'settings', version: 2 }, facts);
    const { planned, suppressed, moved } = ledgerChanges(story.state, after, facts);
    const ofPlan = <R extends { duty: string; rule: string }>(rows: readonly R[], say: (row: R) => unknown) => rows.filter((row) => row.duty === 'plan').map((row) => [row.rule, say(row)]);
    expect(ofPlan(suppressed, ({ reason }) => reason)).toEqual([['T-30', 'superseded'], ['T0', 'superseded'], ['T+1', 'superseded']]);
    expect(ofPlan(planned, ({ suppressed: reason }) => reason)).toEqual([['T-14', 'past_at_creation'], ['T-7', null]]);
    // T-1 was merged with T0, which is left out.
    expect(ofPlan(moved, ({ suppressed: reason }) => reason)).toEqual([['T-1', null]]);
  });
});

describe('the preview of a row', () => {
  it('says what applying does, and writes nothing', () => {
    const story = new AssignmentStory().acknowledge().to('2024-07-03', 10);
    const before = JSON.stringify(story.state);
    const preview = previewRow(story.issued, ID, deadline('2024-07-31'), story.facts);
    expect(preview).toMatchObject({
      assignment: 'asg/2024/t07-o1/44', expectedSequence: story.state.sequence, dates: [{ duty: 'plan', was: '2024-06-30', is: '2024-07-31' }],
      light: { was: 'red', is: 'green' }, caseWithdrawn: 'asg/2024/t07-o1/44/case/1', told: ['plan'],
    });
    expect('added' in preview && preview.added.map(({ rule }) => rule)).toEqual(['T-14', 'T-7', 'T-3', 'T-1', 'T0', 'T+1', 'changed']);
    expect(JSON.stringify(story.state)).toBe(before);
  });

  it('names the rows that are dropped: only what would still go out', () => {
    const story = new AssignmentStory().acknowledge().to('2024-06-20', 10);
    const preview = previewRow(story.issued, ID, deadline('2024-07-31'), story.facts);
    expect('dropped' in preview && preview.dropped.map(({ rule }) => rule)).toEqual(['T-7', 'T-3', 'T0', 'T+1']);
  });

  it('shows the light of whoever is behind, and what another date makes of it', () => {
    const story = new AssignmentStory({ issue: { planNeeded: false } }).acknowledge().to('2024-07-01');
    story.does('clerk', { type: 'SubmitProgress', percent: 30, milestonesReached: [], text: '进展' });
    story.to('2024-09-02');
    expect(previewRow(story.issued, ID, deadline('2024-12-30', 'completion'), story.facts)).toMatchObject({ light: { was: 'red', is: 'red' } });
    expect(previewRow(story.issued, ID, deadline('2025-06-30', 'completion'), story.facts)).toMatchObject({ light: { was: 'red', is: 'green' } });
  });

  it('gives the refusal where the change is not possible', () => {
    const story = new AssignmentStory().acknowledge();
    expect(previewRow(story.issued, ID, deadline('2024-04-01'), story.facts)).toMatchObject({ refusal: { code: 'DATE_TOO_NEAR' } });
  });
});
