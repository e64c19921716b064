import { describe, expect, test } from '@jest/globals';
import { beijingOf, dayText, deadlineText, instantText, nameOf } from './date-text.js';

describe('date texts', () => {
  test('a deadline carries weekday and 24:00', () => {
    expect(deadlineText('2024-06-30', 'zh-CN')).toBe('6月30日（周日）24:00前');
    expect(deadlineText('2024-06-30', 'en')).toBe('by 24:00 Sun 30 Jun');
  });

  test('a day with its year', () => {
    expect(dayText('2026-11-22', 'zh-CN', true)).toBe('2026年11月22日（周日）');
    expect(dayText('2026-11-22', 'en', true)).toBe('Sun 22 Nov 2026');
  });

  test('a make-up Saturday is a Saturday, leap days exist', () => {
    expect(dayText('2024-05-11', 'zh-CN')).toBe('5月11日（周六）');
    expect(dayText('2024-02-29', 'zh-CN')).toBe('2月29日（周四）');
  });

  test('the last minute of 30 June in Beijing is the afternoon of 30 June in UTC', () => {
    expect(beijingOf('2024-06-30T15:59:59.999Z')).toEqual({ day: '2024-06-30', time: '23:59' });
    expect(beijingOf('2024-06-30T16:00:00.000Z')).toEqual({ day: '2024-07-01', time: '00:00' });
  });

  test('instants are Beijing instants in both languages', () => {
    expect(instantText('2024-06-28T01:00:00.000Z', 'zh-CN')).toBe('6月28日（周五）09:00');
    expect(instantText('2024-06-28T01:00:00.000Z', 'en', true)).toBe('Fri 28 Jun 2024 09:00');
  });

  test('a unit without an English name keeps its own', () => {
    expect(nameOf({ name: '广东省', englishName: '' }, 'en')).toBe('广东省');
    expect(nameOf({ name: '广东省', englishName: 'Guangdong' }, 'en')).toBe('Guangdong');
    expect(nameOf({ name: '广东省', englishName: 'Guangdong' }, 'zh-CN')).toBe('广东省');
  });
});
