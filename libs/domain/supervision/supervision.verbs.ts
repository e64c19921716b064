import type { Verbs } from '../assignment/verb.js';
import { checkReply } from './check-reply.js';
import { closeSupervision } from './close-supervision.js';
import { decideAppeal } from './decide-appeal.js';
import { giveInstruction } from './give-instruction.js';
import { lodgeAppeal } from './lodge-appeal.js';
import { nudgeAssignment } from './nudge-assignment.js';
import { openSupervision } from './open-supervision.js';
import { raiseSupervision } from './raise-supervision.js';
import { replySupervision } from './reply-supervision.js';
import type { SupervisionCommandBodies } from './supervision.commands.js';

export const SUPERVISION_VERBS: Verbs<keyof SupervisionCommandBodies> = {
  OpenSupervision: openSupervision,
  RaiseSupervision: raiseSupervision,
  ReplySupervision: replySupervision,
  CheckReply: checkReply,
  CloseSupervision: closeSupervision,
  GiveInstruction: giveInstruction,
  NudgeAssignment: nudgeAssignment,
  LodgeAppeal: lodgeAppeal,
  DecideAppeal: decideAppeal,
};
