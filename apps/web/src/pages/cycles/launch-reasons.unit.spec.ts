import { describe, expect, test } from '@jest/globals';
import { bareOf, NOTHING, reasonsToSend, type Given, type Warning } from './launch-reasons.js';

const warning = (id: string, code: Warning['code'], decisions: Warning['decisions'] = []): Warning => ({ id, code, about: id, text: id, dueOn: '2025-03-31', decisions });
const PAST = [warning('milestone:a', 'DATE_PAST', ['keep', 'move', 'history']), warning('milestone:b', 'DATE_PAST', ['keep', 'move', 'history'])];
const WARNINGS = [...PAST, warning('off:a', 'DATE_OFF')];

describe('reasons of a launch', () => {
  test('one for a kind is enough for all of it', () => {
    expect(bareOf(WARNINGS, NOTHING)).toHaveLength(3);
    const given: Given = { kinds: { DATE_PAST: ' 已办 ', DATE_OFF: '照原文' }, rows: {} };
    expect(bareOf(WARNINGS, given)).toEqual([]);
    expect(reasonsToSend(WARNINGS, given)).toEqual([{ warning: 'DATE_PAST', reason: '已办' }, { warning: 'DATE_OFF', reason: '照原文' }]);
    expect(bareOf(WARNINGS, { kinds: { DATE_PAST: ' ' }, rows: {} })).toHaveLength(3);
  });

  test('a date that is decided otherwise goes by its own name, with its own reason or that of its kind', () => {
    const given: Given = { kinds: { DATE_PAST: '见函' }, rows: { 'milestone:a': { decision: 'history' }, 'milestone:b': { decision: 'move', dueOn: '2025-05-09', reason: '顺延' }, 'off:a': { decision: 'keep', reason: '照原文' } } };
    expect(bareOf(WARNINGS, given)).toEqual([]);
    expect(reasonsToSend(WARNINGS, given)).toEqual([
      { warning: 'milestone:a', reason: '见函', decision: 'history' }, { warning: 'milestone:b', reason: '顺延', decision: 'move', dueOn: '2025-05-09' }, { warning: 'off:a', reason: '照原文', decision: 'keep' }, { warning: 'DATE_PAST', reason: '见函' },
    ]);
  });

  test('a move wants its day', () => {
    expect(bareOf(PAST, { kinds: { DATE_PAST: 'x' }, rows: { 'milestone:a': { decision: 'move' } } }).map(({ id }) => id)).toEqual(['milestone:a']);
  });
});
