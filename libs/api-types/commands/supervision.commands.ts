import { z } from 'zod';
import { ESCALATION_LEVELS } from '#domain/supervision/supervision.state.js';
import { DayText } from '../views/common.views.js';

const text = (max: number) => z.string().trim().max(max);
const said = z.string().trim().min(1).max(2000);
const id = z.string().min(1).max(200);
const day = DayText;

const verb = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), expectedSequence: z.int().min(0).optional(), ...shape }).meta({ id: type });

/** 督办, 批示, 催办, 申诉. What an instruction lacks the rules say, so that its refusal names it. */
export const SUPERVISION_COMMANDS = [
  verb('OpenSupervision', { level: z.enum(ESCALATION_LEVELS), criteria: said, reason: text(2000) }),
  verb('RaiseSupervision', { level: z.enum(['orange', 'red']), reason: text(2000) }),
  verb('ReplySupervision', { case: id, promisedOn: day, text: said }),
  verb('CheckReply', { case: id, accepted: z.boolean(), reason: text(2000) }),
  verb('CloseSupervision', { case: id, reason: said }),
  verb('GiveInstruction', { addressee: text(64), dueOn: day.nullable(), text: said }),
  verb('NudgeAssignment', { text: said }),
  verb('LodgeAppeal', { case: id, reason: said }),
  verb('DecideAppeal', { case: id, outcome: z.enum(['upheld', 'erratum']), reason: said }),
] as const;
