import { describe, expect, test } from '@jest/globals';
import { nextStep, stepStates } from './step-states.js';

const blocker = (code: 'NO_CATALOGUE' | 'GROUP_EMPTY' | 'ROLE_MISSING') => ({ code, about: 'x', name: '', unit: null, roles: [] });
const words = (states: ReturnType<typeof stepStates>): string => Object.values(states).map(({ is }) => is).join(' ');

describe('steps of the launch', () => {
  test('nothing is known of catalogue and people before there is a catalogue', () => {
    const states = stepStates({ status: 'not_launched' }, { blockers: [blocker('NO_CATALOGUE')] }, 0);
    expect(words(states)).toBe('blocked open open done blocked open open');
    expect(nextStep(states)).toBe('guideline');
  });

  test('a blocker stands where it is put right, and at the check', () => {
    const states = stepStates({ status: 'preparing' }, { blockers: [blocker('GROUP_EMPTY'), blocker('ROLE_MISSING')] }, 0);
    expect(words(states)).toBe('done done blocked done blocked open open');
    expect([states.people.blockers, states.check.blockers, nextStep(states)]).toEqual([2, 2, 'people']);
  });

  test('warnings want their reasons; then preview and launch are left', () => {
    expect(nextStep(stepStates({ status: 'preparing' }, { blockers: [] }, 3))).toBe('check');
    expect(nextStep(stepStates({ status: 'preparing' }, { blockers: [] }, 0))).toBe('preview');
  });

  test('what is launched is done, whoever has gone since', () => {
    const states = stepStates({ status: 'launched' }, { blockers: [blocker('ROLE_MISSING')] }, 1);
    expect([...new Set(words(states).split(' '))]).toEqual(['done']);
    expect(nextStep(states)).toBe('launch');
  });
});
