import { describe, expect, it } from '@jest/globals';
import { at, parseDay } from '../calendar/day.js';
import { isForKind, isMutable, kindOf, MESSAGE_KINDS, messageKey, quietUntil } from './message.js';

const DAY = parseDay('2024-06-21');
const row = (duty: string, rule: string, alone: boolean, hour = 9) => ({ duty, rule, alone, dueAt: at(DAY, hour) });

describe('what a message is', () => {
  it.each([
    [row('plan', 'T-7', false), 'digest'],
    [row('acknowledgement', 'wd1', false), 'digest'],
    [row('plan', 'immediate', false, 11), 'notice'],
    [row('plan', 'changed', false, 16), 'notice'],
    [row('plan', 'T0', true), 'deadline'],
    [row('review:dept-x', 'wd+1', true), 'deadline'],
    [row('revision', 'last', true), 'deadline'],
    [row('supervision', 'blue', true), 'supervision'],
    [row('supervision', 'instruction', true, 15), 'supervision'],
    [row('nudge', 'nudge', true, 15), 'nudge'],
    [row('mention:inside', 'mention', true, 15), 'mention'],
    [row('contribution:dept-x', 'contribution', true, 15), 'contribution'],
    [row('exemption', 'requested', true, 15), 'notice'],
  ])('%j is %s', (given, kind) => {
    expect(kindOf(given)).toBe(kind);
  });

  it('notices of a day are one message at whatever hour, those of the next day another', () => {
    const key = (day: string, hour: number) => messageKey('l65' as never, { ...row('supervision', 'blue', true, hour), dueAt: at(parseDay(day), hour) });
    expect([key('2024-07-03', 0), key('2024-07-03', 23)]).toEqual([key('2024-07-03', 9), key('2024-07-03', 9)]);
    expect(key('2024-07-04', 0)).not.toBe(key('2024-07-03', 9));
  });

  it('deadlines, notices, supervision and nudges are compulsory', () => {
    expect(MESSAGE_KINDS.filter((kind) => !isMutable(kind))).toEqual(['deadline', 'notice', 'supervision', 'nudge']);
  });

  it('robots and text messages are for what is urgent; a program is told all', () => {
    for (const kind of ['wecom', 'dingtalk', 'feishu', 'sms']) expect(MESSAGE_KINDS.filter((each) => isForKind(kind, each))).toEqual(['deadline', 'supervision', 'nudge']);
    expect(MESSAGE_KINDS.every((each) => isForKind('webhook', each))).toBe(true);
  });
});

describe('the quiet hours', () => {
  it.each([
    [19, 59, null],
    [20, 0, at(parseDay('2024-06-22'), 8)],
    [23, 59, at(parseDay('2024-06-22'), 8)],
    [0, 0, at(DAY, 8)],
    [7, 59, at(DAY, 8)],
    [8, 0, null],
    [9, 0, null],
  ])('at %i:%i what leaves the house waits until %s', (hour, minute, until) => {
    expect(quietUntil(at(DAY, hour, minute))).toBe(until);
  });
});
