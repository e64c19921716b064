import { describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, dayOf, parseDay } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { DomainScene } from '#testing/domain-scene.js';
import { ledgerChanges } from './ledger-changes.js';
import { bureauLadder, headsOf, headsOfProvince } from './limit-ladder.js';
import { planReminders } from './plan-reminders.js';

/** Rows of a duty: rule, day, and what became of it. */
const rows = (scene: DomainScene, duty: string): string[] =>
  [...scene.ledger.values()].filter(({ row }) => row.duty === duty).sort((a, b) => a.row.dueAt - b.row.dueAt).map(({ row, state, reason }) => `${row.rule} ${dayOf(row.dueAt)} ${reason ?? state}`);

describe('what the ledger says of each row (section 6)', () => {
  it('fulfilled: acknowledged in time', () => {
    expect(rows(new DomainScene().acknowledged(), 'acknowledgement')).toEqual(['wd1 2024-04-01 fulfilled', 'wd3 2024-04-03 fulfilled']);
  });
  it('bureau_holds while a plan is reviewed; after a recall the ladder goes on with the next rule', () => {
    const scene = new DomainScene().acknowledged();
    scene.until('2024-06-14');
    scene.at('2024-06-15', 10).submitted();
    expect(rows(scene, 'plan').slice(2, 4)).toEqual(['T-7 2024-06-21 bureau_holds', 'T-3 2024-06-27 bureau_holds']);
    scene.until('2024-06-24');
    scene.does('clerk', { type: 'RecallPlan', reason: '补充' });
    scene.until('2024-07-02');
    expect(rows(scene, 'plan')).toEqual([
      'T-30 2024-05-31 sent', 'T-14 2024-06-14 sent', 'T-7 2024-06-21 bureau_holds', 'T-3 2024-06-27 sent', 'T-1 2024-06-28 merged', 'T0 2024-06-28 sent', 'T+1 2024-07-01 sent', 'T+3 2024-07-03 escalated', 'T+7 2024-07-08 escalated',
    ]);
    // The void round's limit is nobody's duty any more.
    expect(rows(scene, 'review:dept-a').every((row) => row.endsWith('superseded') || row.endsWith('sent'))).toBe(true);
  });
  it('a recalled plan that is submitted again on the same day has its review reminded', () => {
    const scene = new DomainScene().acknowledged().at('2024-04-30', 9).submitted();
    scene.at('2024-04-30', 10).does('clerk', { type: 'RecallPlan', reason: 'x' });
    scene.at('2024-04-30', 11).submitted();
    expect(rows(scene, 'review:dept-a')).toEqual(['wd-3 2024-05-13 armed', 'last 2024-05-16 armed', 'wd+1 2024-05-17 armed', 'wd+3 2024-05-21 armed', 'wd+5 2024-05-23 armed']);
  });
  it('a milestone: not reminded while the bureau holds, escalated once it can be reported, sent where nobody supervises', () => {
    const milestones = [{ id: 'm1', dueOn: '2024-06-28' }];
    const scene = new DomainScene({ milestones }).acknowledged().at('2024-05-01').submitted();
    expect(rows(scene, 'milestone:m1')[0]).toBe('T-30 2024-05-29 bureau_holds');
    scene.approved('2024-05-06');
    expect(rows(scene, 'milestone:m1').at(-1)).toBe('T+7 2024-07-05 escalated');
    const optional = new DomainScene({ milestones, mandatory: false }).acknowledged().at('2024-05-01').submitted().approved('2024-05-06');
    expect(rows(optional, 'milestone:m1').at(-1)).toBe('T+7 2024-07-05 armed');
    optional.does('clerk', { type: 'SubmitProgress', percent: 50, milestonesReached: ['m1'], text: 'x', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    expect(rows(optional, 'milestone:m1').at(-1)).toBe('T+7 2024-07-05 fulfilled');
  });
  it('superseded: blue that had not gone out when the case was raised, and every duty of what ended undone', () => {
    const scene = new DomainScene().acknowledged().at('2024-07-03', 9);
    scene.until('2024-07-03');
    scene.at('2024-07-04', 9).does('director', { type: 'RaiseSupervision', level: 'orange', reason: '' });
    expect(rows(scene, 'supervision')).toEqual(['blue 2024-07-03 sent', 'orange 2024-07-04 armed']);
    scene.does('bureauLeader', { type: 'RaiseSupervision', level: 'red', reason: '' });
    expect(rows(scene, 'supervision').slice(-2).sort()).toEqual(['orange 2024-07-04 superseded', 'red 2024-07-04 armed']);
    const facts = scene.facts();
    const revoked = { ...scene.state, status: 'closed', outcome: 'revoked', held: { unit: 0, bureau: 0 } } as IssuedState;
    const before = new DomainScene().acknowledged().state;
    expect(new Set(ledgerChanges(before, revoked, facts).suppressed.map(({ reason }) => reason))).toEqual(new Set(['superseded']));
  });
  it('suspended: nothing is asked, and all of it is again when it is resumed', () => {
    const { state, now } = new DomainScene().acknowledged();
    const facts = new DomainScene().facts();
    const suspended: IssuedState = { ...state, suspended: { since: now } };
    expect(planReminders(suspended, facts)).toEqual([]);
    expect(new Set(ledgerChanges(state, suspended, facts).suppressed.map(({ reason }) => reason))).toEqual(new Set(['suspended']));
    expect(ledgerChanges(suspended, state, facts).planned.map(({ rule }) => rule)).toEqual(planReminders(state, facts).map(({ rule }) => rule));
  });
  it('a row that tells of a moved date outlives its duty and does not make it look replaced', () => {
    const scene = new DomainScene().acknowledged();
    const redated = { plan: { was: parseDay('2024-06-28'), is: parseDay('2024-06-30'), at: scene.now } };
    const before: IssuedState = { ...scene.state, redated };
    const after: IssuedState = { ...scene.submitted().state, redated };
    expect(new Set(ledgerChanges(before, after, scene.facts()).suppressed.filter(({ duty }) => duty === 'plan').map(({ reason }) => reason))).toEqual(new Set(['bureau_holds']));
  });
  it('a revision date on a Sunday: the day before and the last day are one, the later rule goes out', () => {
    const scene = new DomainScene().acknowledged().submitted().returned('2024-05-06');
    expect(rows(scene, 'revision')).toEqual(['wd-5 2024-06-24 armed', 'wd-1 2024-06-28 merged', 'last 2024-06-28 armed']);
  });
});

describe('the ladder against a slow bureau (S2)', () => {
  it('holder before and on the last day; director and the unit’s liaison, coordinator, bureau leader after it', () => {
    const scene = new DomainScene().acknowledged().at('2024-04-30', 16).submitted();
    expect([...scene.ledger.values()].filter(({ row }) => row.duty === 'review:dept-a').map(({ row }) => `${row.rule} ${dayOf(row.dueAt)} ${row.addressees.join()}`)).toEqual([
      'wd-3 2024-05-13 dept-a:reviewer', 'last 2024-05-16 dept-a:reviewer', 'wd+1 2024-05-17 dept-a:director,unit:liaison', 'wd+3 2024-05-21 bureau:coordinator', 'wd+5 2024-05-23 bureau:bureau_leader',
    ]);
    // The review is still open: time never approves, and the unit is not late.
    scene.until('2024-06-30');
    expect(scene.state).toMatchObject({ status: 'in_review', openCase: null, overdue: ['review'] });
  });
  it('a close-out too, ending when it is done', () => {
    const scene = new DomainScene().acknowledged().submitted().approved('2024-05-06').at('2024-09-02').does('leader', { type: 'DeclareCompletion', text: 'x' });
    scene.until('2024-09-18');
    scene.does('reviewer', { type: 'CloseOut', reason: 'x' });
    expect(rows(scene, 'close_out')).toEqual(['wd-3 2024-09-11 sent', 'last 2024-09-14 sent', 'wd+1 2024-09-18 sent', 'wd+3 2024-09-20 fulfilled', 'wd+5 2024-09-24 fulfilled']);
  });
  it('a slow province: its leader, then the coordinator', () => {
    const ladder = bureauLadder(
      { duty: 'province', dueOn: parseDay('2024-05-16'), occurrence: '2024-05-16', since: at(parseDay('2024-05-09'), 9), holder: ['44:reviewer'], heads: headsOfProvince('44') },
      CALENDAR_2024_2026,
    );
    expect(ladder.slice(2).map(({ rule, addressees }) => `${rule} ${addressees.join()}`)).toEqual(['wd+1 44:leader,unit:liaison', 'wd+3 bureau:coordinator']);
    expect(headsOf('dept-a')).toHaveLength(3);
  });
});

describe('rows of a round', () => {
  const joint = () => new DomainScene({ departments: ['dept-a', 'dept-b'] }).acknowledged().at('2024-04-30', 10).submitted();
  const left = (scene: DomainScene, department: string) => [...new Set(rows(scene, `review:${department}`).map((row) => row.split(' ')[2]))];
  it('of a department that has decided are fulfilled, those of the other go on', () => {
    const scene = joint().does('reviewer', { type: 'ClaimReview', department: 'dept-a' }).does('reviewer', { type: 'DecideReview', department: 'dept-a', decision: 'approve', opinion: '', items: [] });
    expect([left(scene, 'dept-a'), left(scene, 'dept-b')]).toEqual([['fulfilled'], ['armed']]);
  });
  it('are fulfilled by an approval and by a return; a recall makes them void', () => {
    expect([left(joint().approved('2024-05-06'), 'dept-b'), left(joint().returned('2024-05-06'), 'dept-b')]).toEqual([['fulfilled'], ['fulfilled']]);
    const recalled = joint().does('clerk', { type: 'RecallPlan', reason: '补充' });
    expect([left(recalled, 'dept-a'), left(recalled, 'dept-b')]).toEqual([['superseded'], ['superseded']]);
  });
});

describe('what another calendar or other settings change (section 8)', () => {
  const scene = new DomainScene().acknowledged();
  const changed = (day: string, more: object) => {
    const now = scene.facts(at(parseDay(day), 12));
    const { planned, suppressed, moved } = ledgerChanges(scene.state, scene.state, { ...now, ...more, changedFrom: { calendar: now.calendar, settings: now.settings } });
    const shown = (each: { rule: string; dueAt: number; suppressed: string | null }) => `${each.rule} ${dayOf(instant(each.dueAt))} ${each.suppressed}`;
    return { planned: planned.map(shown), suppressed: suppressed.map(({ rule, reason }) => `${rule} ${reason}`), moved: moved.map(shown) };
  };
  const calendar = { ...CALENDAR_2024_2026, version: 'cn-2', special: { ...CALENDAR_2024_2026.special, '2024-06-21': 'holiday' as const } };
  const { settings } = scene.facts();

  it('nothing, where they are the same', () => {
    expect(changed('2024-06-01', {})).toEqual({ planned: [], suppressed: [], moved: [] });
  });
  it('a new holiday puts the rule of that morning on the one before; where that is past, it is not sent', () => {
    expect(changed('2024-06-01', { calendar })).toEqual({ planned: [], suppressed: [], moved: ['T-7 2024-06-20 null'] });
    expect(changed('2024-06-20', { calendar })).toEqual({ planned: [], suppressed: [], moved: ['T-7 2024-06-20 superseded'] });
  });
  it('supervision that begins later lets rules out that stood behind it, and takes back those that it now comes before', () => {
    expect(changed('2024-06-01', { settings: { ...settings, blueOnWd: 4 } })).toEqual({ planned: [], suppressed: [], moved: ['T+3 2024-07-03 null'] });
    expect(changed('2024-06-01', { settings: { ...settings, blueOnWd: 1 } })).toEqual({ planned: [], suppressed: [], moved: ['T+1 2024-07-01 escalated'] });
  });
  it('a rule less is superseded; a rule more is not made up for', () => {
    const ladder = settings.ladder?.filter((rule) => rule !== 'T-7') ?? ['T-30', 'T-14', 'T-3', 'T-1', 'T0', 'T+1', 'T+3', 'T+7'] as const;
    expect(changed('2024-06-01', { settings: { ...settings, ladder } })).toEqual({ planned: [], suppressed: ['T-7 superseded'], moved: [] });
    const facts = scene.facts(at(parseDay('2024-06-20'), 12));
    const more = ledgerChanges(scene.state, scene.state, { ...facts, changedFrom: { calendar: facts.calendar, settings: { ...settings, ladder: ['T0'] } } });
    expect(more.planned.map(({ rule, suppressed }) => `${rule} ${suppressed}`)).toEqual(['T-30 past_at_creation', 'T-14 past_at_creation', 'T-7 null', 'T-3 null', 'T-1 merged', 'T+1 null', 'T+3 escalated', 'T+7 escalated']);
  });
});
