import { describe, expect, it } from '@jest/globals';
import { at, parseDay } from '../calendar/day.js';
import { DomainScene } from '#testing/domain-scene.js';
import { changedDates } from './changed-dates.js';
import { planReminders } from './plan-reminders.js';
import { addresseesNow } from './reminder-rule.js';
import { sourceOf } from './reminder-source.js';

const MOVED = { was: parseDay('2024-06-28'), is: parseDay('2024-06-30'), at: at(parseDay('2024-05-06'), 10) };
const to = (scene: DomainScene): string[] => planReminders(scene.state, scene.facts()).map(({ duty, rule, addressees }) => `${duty} ${rule} ${addressees.join()}`);

describe('to whom a row goes', () => {
  it.each([
    ['the clerk’s rule, while a text waits for sign-off', 'drafted', ['unit:liaison', 'unit:clerk'], ['unit:liaison', 'unit:clerk', 'unit:leader']],
    ['the same, once it is signed', 'signed_off', ['unit:liaison', 'unit:clerk'], ['unit:liaison', 'unit:clerk']],
    ['a rule that the leader has already', 'drafted', ['unit:clerk', 'unit:leader'], ['unit:clerk', 'unit:leader']],
    ['a rule that is not the clerk’s', 'drafted', ['lead:reviewer'], ['lead:reviewer']],
  ] as const)('%s', (_, status, addressees, expected) => expect(addresseesNow(addressees, status)).toEqual(expected));

  it('a moved date: the unit with its leader, or the reviewers whose limit it is', () => {
    const row = { rule: 'changed', occurrence: '2024-05-06/2024-06-28/2024-06-30', dueAt: MOVED.at, alone: false, suppressed: null };
    const unit = ['unit:liaison', 'unit:clerk', 'unit:leader'];
    const review = new DomainScene({ departments: ['dept-a', 'dept-b'] }).acknowledged().submitted().state;
    expect(changedDates({ ...review, redated: { review: MOVED, plan: MOVED } })).toEqual([{ ...row, duty: 'review', addressees: ['dept-a:reviewer', 'dept-b:reviewer'] }, { ...row, duty: 'plan', addressees: unit }]);
    const before = new DomainScene().acknowledged().state;
    expect(changedDates({ ...before, redated: { review: MOVED } })).toEqual([{ ...row, duty: 'review', addressees: unit }]);
    expect(changedDates(before)).toEqual([]);
  });

  it('a declared completion: the reviewer of the lead, then the heads', () => {
    const scene = new DomainScene().acknowledged().submitted().approved('2024-05-06').at('2024-09-02').does('leader', { type: 'DeclareCompletion', text: '办结' });
    expect(to(scene)).toEqual([
      'close_out wd-3 lead:reviewer', 'close_out last lead:reviewer', 'close_out wd+1 lead:director,unit:liaison', 'close_out wd+3 bureau:coordinator', 'close_out wd+5 bureau:bureau_leader',
    ]);
  });

  it('a revision: the unit with its leader; alone only on the last day', () => {
    const scene = new DomainScene().acknowledged().submitted().returned('2024-05-06');
    const unit = 'unit:liaison,unit:clerk,unit:leader';
    expect(planReminders(scene.state, scene.facts()).map(({ duty, rule, addressees, alone }) => `${duty} ${rule} ${addressees.join()} ${alone}`)).toEqual([
      `revision wd-5 ${unit} false`, `revision wd-1 ${unit} false`, `revision last ${unit} true`,
    ]);
  });

  it('the bureau’s limit: in the digest before it, alone from its last day on', () => {
    const scene = new DomainScene().acknowledged().at('2024-04-30', 16).submitted();
    expect(planReminders(scene.state, scene.facts()).map(({ rule, alone }) => [rule, alone])).toEqual([['wd-3', false], ['last', true], ['wd+1', true], ['wd+3', true], ['wd+5', true]]);
    const waiting = new DomainScene();
    expect(planReminders(waiting.state, waiting.facts()).filter(({ duty }) => duty === 'acknowledgement').map(({ rule, alone }) => [rule, alone])).toEqual([['wd1', false], ['wd3', false]]);
  });

  it('nobody, of what is closed, suspended or not issued', () => {
    const { state, now } = new DomainScene().acknowledged();
    const facts = new DomainScene().facts();
    expect(planReminders({ ...state, status: 'closed', outcome: 'revoked', held: { unit: 0, bureau: 0 }, redated: { plan: MOVED } }, facts)).toEqual([]);
    expect(planReminders({ ...state, suspended: { since: now }, redated: { plan: MOVED } }, facts)).toEqual([]);
    expect(planReminders({ ...state, redated: { plan: MOVED } }, facts).filter(({ rule }) => rule === 'changed')).toHaveLength(1);
  });
});

describe('where a row comes from (T7)', () => {
  const { state } = new DomainScene();
  it.each([
    ['plan', 'T-7', 'T1', 'T07-O1'],
    ['milestone:m1', 'T-7', 'T1', 'T07-O1'],
    ['acknowledgement', 'wd1', 'L1', null],
    ['review:dept-a', 'wd-3', 'L6', null],
    ['review:dept-a', 'wd+3', 'S2', null],
    ['supervision', 'orange', 'S1', null],
    ['supervision', 'instruction', 'S4', null],
    ['returns', 'third_return', 'T4', null],
  ])('%s by %s', (duty, rule, feature, item) => expect(sourceOf({ duty, rule }, state)).toEqual({ feature, item }));

  it('names no notice item before the assignment is issued', () => {
    expect(sourceOf({ duty: 'plan', rule: 'T-7' }, { ...state, status: 'not_issued' } as never)).toEqual({ feature: 'T1', item: null });
  });
});
