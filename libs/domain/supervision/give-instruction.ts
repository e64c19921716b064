import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { refuse } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import { nextCaseId } from './unit-ladder.js';

/** 批示 (S4): a case of its own for any unit or department, with its date. */
export const giveInstruction: Verb<'GiveInstruction'> = {
  decide: (state, { addressee, dueOn, text, at }) => {
    const missing = [...(isBlank(addressee) ? ['addressee'] : []), ...(dueOn === null ? ['dueOn'] : [])];
    if (dueOn === null || missing.length > 0) return refuse('INSTRUCTION_INCOMPLETE', { missing });
    if (dueOn < dayOf(at)) return refuse('DATE_PAST', { dueOn });
    return { events: [{ type: 'InstructionGiven', data: { caseId: nextCaseId(state), addressee, dueOn }, texts: { instruction: text } }] };
  },
};
