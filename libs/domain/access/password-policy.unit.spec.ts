import { describe, expect, it } from '@jest/globals';
import { isPasswordOld, isUnused, passwordFaults, PASSWORD_PROFILES } from './password-policy.js';

const DAY = 24 * 3_600_000;
const { mlps3, asvs } = PASSWORD_PROFILES;
const CONTEXT = ['gd', 'gdlead', '林晓彤', '广东'];
const faults = (rules: typeof mlps3 | typeof asvs, password: string) => passwordFaults(rules, password, CONTEXT);

describe('a password that somebody chose', () => {
  it.each([
    ['Wind-und-Meer7', []],
    ['一二三四五六七八九十Ab1', []],
    ['x'.repeat(60) + 'Y1-zz', []],
    ['Kurz-7', ['short']],
    ['nur kleine worte', ['classes']],
    ['NUR GROSSE WORTE', ['classes']],
    ['Gdlead-am-Meer7', ['context']],
    ['我是林晓彤-Meer7890', ['context']],
    ['Passw0rd-am-Meer7', ['context']],
    ['aaAA11aaAA1-b', []],
    ['aA1aA1aA1aA1', ['monotonous']],
    ['aaa', ['short', 'classes', 'monotonous']],
  ])('by 等保 三级: %s', (password, expected) => expect(faults(mlps3, password)).toEqual(expected));

  it.each([
    ['nur kleine worte', []],
    ['一二三四五六七八九十甲乙丙丁戊', []],
    ['Wind-und-Meer7', ['short']],
    ['my gdlead account', ['context']],
  ])('by ASVS, length alone: %s', (password, expected) => expect(faults(asvs, password)).toEqual(expected));

  it('may have two letters of an account in it, which say nothing', () => expect(faults(mlps3, 'Wgdnd-und-Meer7')).toEqual([]));
});

describe('age', () => {
  it('90 days are too old by 等保, never by ASVS', () => {
    expect([isPasswordOld(mlps3, 0, 90 * DAY - 1), isPasswordOld(mlps3, 0, 90 * DAY), isPasswordOld(asvs, 0, 9_000 * DAY)]).toEqual([false, true, false]);
  });

  it('an account rests after 90 unused days', () => {
    expect([isUnused(0, 90 * DAY - 1), isUnused(0, 90 * DAY)]).toEqual([false, true]);
  });
});
