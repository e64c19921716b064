import { OPEN_STATES } from '../assignment/open-states.js';
import type { Transition } from '../assignment/transition.js';
import type { SupervisionCommandBodies } from './supervision.commands.js';

const CHECKERS = [{ side: 'lead', roles: ['reviewer', 'director'] }, { side: 'bureau', roles: ['coordinator', 'bureau_leader'] }] as const;

export const SUPERVISION_TRANSITIONS = {
  OpenSupervision: { from: OPEN_STATES, who: [{ side: 'lead', roles: ['director'] }, { side: 'bureau', roles: ['coordinator'] }] },
  RaiseSupervision: { from: OPEN_STATES, who: [{ side: 'lead', roles: ['director'] }, { side: 'bureau', roles: ['coordinator', 'bureau_leader'] }] },
  ReplySupervision: { from: OPEN_STATES, who: [{ side: 'unit', roles: ['leader'] }, { side: 'addressee', roles: ['leader', 'director'] }] },
  CheckReply: { from: OPEN_STATES, who: CHECKERS },
  CloseSupervision: { from: OPEN_STATES, who: CHECKERS },
  GiveInstruction: { from: OPEN_STATES, who: [{ side: 'bureau', roles: ['bureau_leader'] }] },
  NudgeAssignment: { from: OPEN_STATES, who: [{ side: 'unit', roles: ['liaison', 'clerk', 'leader'] }, { side: 'department', roles: ['reviewer'] }, { side: 'bureau', roles: ['coordinator'] }] },
  LodgeAppeal: { from: OPEN_STATES, who: [{ side: 'unit', roles: ['leader'] }] },
  DecideAppeal: { from: OPEN_STATES, who: [{ side: 'bureau', roles: ['coordinator'] }] },
} as const satisfies Record<keyof SupervisionCommandBodies, Transition>;
