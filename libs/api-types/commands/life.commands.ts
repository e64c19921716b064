import { z } from 'zod';
import { DayText } from '../views/common.views.js';
import { code, reason, text, verb } from './command-parts.js';

export const SuspendAssignment = verb('SuspendAssignment', { reason });
export const ResumeAssignment = verb('ResumeAssignment', { reason });
export const RevokeAssignment = verb('RevokeAssignment', { reason });
export const RequestExemption = verb('RequestExemption', { ground: z.enum(['not_concerned', 'cannot_apply']), reason, evidence: z.array(code).max(100) });
export const DecideExemption = verb('DecideExemption', { decision: z.enum(['granted', 'refused']), reason });
export const OptIn = verb('OptIn', {});
export const OptOut = verb('OptOut', { reason });
/** `plan`, `revision`, `milestone:{id}`, `completion`, `report:{period}`. */
export const Duty = z.string().min(1).max(100);
export const RequestExtension = verb('RequestExtension', { duty: Duty, dueOn: DayText, reason, lateReason: text(2000).optional() });
export const DecideExtension = verb('DecideExtension', { duty: Duty, decision: z.enum(['whole', 'part', 'refused']), dueOn: DayText.optional(), parts: z.array(code).max(100), reason });

export const LIFE_COMMANDS = [SuspendAssignment, ResumeAssignment, RevokeAssignment, RequestExemption, DecideExemption, OptIn, OptOut, RequestExtension, DecideExtension] as const;
