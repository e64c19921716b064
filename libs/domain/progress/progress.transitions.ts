import type { Transition } from '../assignment/transition.js';
import type { ProgressCommandBodies } from './progress.commands.js';

export const PROGRESS_TRANSITIONS = {
  SubmitProgress: { from: ['approved'], who: [{ side: 'unit', roles: ['clerk'] }] },
  SubmitContribution: { from: ['approved'], who: [{ side: 'supporting', roles: ['reviewer'] }] },
  AcceptProgress: { from: ['approved'], who: [{ side: 'lead', roles: ['reviewer'] }] },
  ReturnProgress: { from: ['approved'], who: [{ side: 'lead', roles: ['reviewer'] }] },
  DeclareCompletion: { from: ['approved'], who: [{ side: 'unit', roles: ['leader'] }] },
  CloseOut: { from: ['completion_declared'], who: [{ side: 'lead', roles: ['reviewer'] }] },
  ReturnCompletion: { from: ['completion_declared'], who: [{ side: 'lead', roles: ['reviewer'] }] },
} as const satisfies Record<keyof ProgressCommandBodies, Transition>;
