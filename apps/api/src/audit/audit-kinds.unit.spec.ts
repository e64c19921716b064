import { describe, expect, it } from '@jest/globals';
import { TRAIL_WORDS, VERB_WORDS } from '#api-types/words.js';
import { PERSON_VERBS } from '#domain/assignment/assignment.transitions.js';
import { ACTIONS } from './audit.queries.js';

/** Acts of the work itself: the auditor reads them, no other administrator does. */
const WORK: readonly string[] = [...PERSON_VERBS, 'CarryOver', 'PreviewAgain', 'AnswerQuestion', 'CorrectField', 'DecidePair', 'IssueBulletin', 'AddErratum'];

describe('kinds of the trail', () => {
  const inKinds = Object.values(ACTIONS).flat();
  it.each([...Object.keys(VERB_WORDS), ...Object.keys(TRAIL_WORDS)])('%s is in one kind, or is an act of the work', (action) => {
    expect([action, inKinds.filter((each) => each === action).length]).toEqual([action, WORK.includes(action) ? 0 : 1]);
  });

  it('what a coordinator sets for units and messages is a setting', () => {
    expect(ACTIONS.settings).toEqual(expect.arrayContaining(['SetUnitChannels', 'SaveMessageTemplate']));
  });
});
