import type { Verbs } from '../assignment/verb.js';
import { declineSignOff } from './decline-sign-off.js';
import { draftPlan } from './draft-plan.js';
import type { PlanCommandBodies } from './plan.commands.js';
import { recallPlan } from './recall-plan.js';
import { signOffPlan } from './sign-off-plan.js';
import { submitPlan } from './submit-plan.js';
import { withdrawDraft } from './withdraw-draft.js';

export const PLAN_VERBS: Verbs<keyof PlanCommandBodies> = {
  DraftPlan: draftPlan,
  WithdrawDraft: withdrawDraft,
  SignOffPlan: signOffPlan,
  DeclineSignOff: declineSignOff,
  SubmitPlan: submitPlan,
  RecallPlan: recallPlan,
};
