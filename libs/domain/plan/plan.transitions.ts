import type { Transition } from '../assignment/transition.js';
import type { PlanCommandBodies } from './plan.commands.js';

export const PLAN_TRANSITIONS = {
  DraftPlan: { from: ['acknowledged', 'returned'], who: [{ side: 'unit', roles: ['clerk'] }] },
  WithdrawDraft: { from: ['drafted', 'signed_off'], who: [{ side: 'unit', roles: ['clerk'] }] },
  SignOffPlan: { from: ['drafted'], who: [{ side: 'unit', roles: ['leader'] }] },
  DeclineSignOff: { from: ['drafted'], who: [{ side: 'unit', roles: ['leader'] }] },
  SubmitPlan: { from: ['signed_off'], who: [{ side: 'unit', roles: ['liaison', 'clerk'] }] },
  RecallPlan: { from: ['in_review'], who: [{ side: 'unit', roles: ['liaison', 'clerk'] }] },
} as const satisfies Record<keyof PlanCommandBodies, Transition>;
