import { describe, expect, test } from '@jest/globals';
import { loginSearch, outboxSearch, parseSearch, remindersSearch, stringifySearch, withoutTurns, worklistSearch } from './search.js';

describe('filters from the URL', () => {
  test('what is understood is kept', () => {
    expect(worklistSearch({ box: 'done', unit: '44', light: 'red', after: 'WzFd', item: 'asg/2024/t07-o1/44' })).toEqual({
      box: 'done', unit: '44', light: 'red', after: 'WzFd', item: 'asg/2024/t07-o1/44',
    });
  });

  test('what is not is left out', () => {
    expect(worklistSearch({ box: 'all', light: 'blue', before: '', task: '' })).toEqual({});
    expect(outboxSearch({ page: 'x' })).toEqual({});
    expect(outboxSearch({ page: 1.5 })).toEqual({});
    // A page of a list has no number any more; an old link shows its beginning.
    expect(remindersSearch({ page: 3 })).toEqual({});
  });

  test('an address says what it filters', () => {
    expect(stringifySearch({ unit: '44', before: 'WzFd', task: undefined })).toBe('?unit=44&before=WzFd');
    expect(stringifySearch({})).toBe('');
    expect(worklistSearch(parseSearch('?unit=44&before=WzFd'))).toEqual({ unit: '44', before: 'WzFd' });
    expect(outboxSearch(parseSearch('?q=x&page=2'))).toEqual({ q: 'x', page: 2 });
  });

  test('a list is turned one way, and a filter begins it anew', () => {
    expect(remindersSearch({ unit: '44', after: 'WzFd', before: 'WzJd' })).toEqual({ unit: '44', after: 'WzFd' });
    expect(withoutTurns(remindersSearch({ unit: '44', before: 'WzJd' }))).toEqual({ unit: '44' });
  });

  test('after the login only a page of this site', () => {
    expect(loginSearch({ to: '/overview?task=t07' })).toEqual({ to: '/overview?task=t07' });
    expect(loginSearch({ to: '//elsewhere.example' })).toEqual({});
    expect(loginSearch({ fresh: 1, done: 2, code: 'x' })).toEqual({ fresh: '1' });
    expect(loginSearch({ to: 'https://elsewhere.example' })).toEqual({});
    expect(loginSearch({ to: '/\\elsewhere.example' })).toEqual({});
  });
});
