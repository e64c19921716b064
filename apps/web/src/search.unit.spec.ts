import { describe, expect, test } from '@jest/globals';
import { loginSearch, parseSearch, remindersSearch, stringifySearch, worklistSearch } from './search.js';

describe('filters from the URL', () => {
  test('what is understood is kept', () => {
    expect(worklistSearch({ box: 'done', unit: '44', light: 'red', page: '2', item: 'asg/2024/t07-o1/44' })).toEqual({
      box: 'done', unit: '44', light: 'red', page: 2, item: 'asg/2024/t07-o1/44',
    });
  });

  test('what is not is left out', () => {
    expect(worklistSearch({ box: 'all', light: 'blue', page: 'x', task: '' })).toEqual({});
    expect(remindersSearch({ page: 1.5 })).toEqual({});
  });

  test('an address says what it filters', () => {
    expect(stringifySearch({ unit: '44', page: 2, task: undefined })).toBe('?unit=44&page=2');
    expect(stringifySearch({})).toBe('');
    expect(worklistSearch(parseSearch('?unit=44&page=2'))).toEqual({ unit: '44', page: 2 });
  });

  test('after the login only a page of this site', () => {
    expect(loginSearch({ to: '/overview?task=t07' })).toEqual({ to: '/overview?task=t07' });
    expect(loginSearch({ to: '//elsewhere.example' })).toEqual({});
    expect(loginSearch({ fresh: 1, done: 2, code: 'x' })).toEqual({ fresh: '1' });
    expect(loginSearch({ to: 'https://elsewhere.example' })).toEqual({});
    expect(loginSearch({ to: '/\\elsewhere.example' })).toEqual({});
  });
});
