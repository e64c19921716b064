import { describe, expect, it } from '@jest/globals';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import { CLERK, Walk } from '#testing/walk.js';

/** Carried out without a plan, under a ladder. */
const rulesOf = (duty: string, ladder?: CycleSettings['ladder']): string[] =>
  new Walk({ planNeeded: false, settings: ladder ? { ladder } : {} }).does(CLERK, { type: 'AcknowledgeAssignment' }).reminders.filter((row) => row.duty === duty).map(({ rule }) => rule);

describe('the cycle’s ladder while a plan is carried out', () => {
  it('says which rules of the completion and of a report are in use', () => {
    expect([rulesOf('completion', ['T-14', 'T-3', 'T0']), rulesOf('report:2024-Q2', ['T-14', 'T-3', 'T0'])]).toEqual([['T-14', 'T-3', 'T0'], ['T-3', 'T0']]);
  });
  it('leaves all of them where the cycle says nothing', () => {
    expect(rulesOf('completion')).toEqual(['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3', 'T+7']);
    expect(rulesOf('report:2024-Q2')).toEqual(['T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3']);
  });
});
