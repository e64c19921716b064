import type { AssignmentStatus } from '../assignment/assignment.state.js';
import type { Transition } from '../assignment/transition.js';
import type { SupervisionCommandBodies } from './supervision.commands.js';

/** *open* of section 4. */
const OPEN = ['assigned', 'acknowledged', 'drafted', 'signed_off', 'in_review', 'returned', 'approved', 'completion_declared'] as const satisfies readonly AssignmentStatus[];
const CHECKERS = [{ side: 'lead', roles: ['reviewer', 'director'] }, { side: 'bureau', roles: ['coordinator', 'bureau_leader'] }] as const;

export const SUPERVISION_TRANSITIONS = {
  OpenSupervision: { from: OPEN, who: [{ side: 'lead', roles: ['director'] }, { side: 'bureau', roles: ['coordinator'] }] },
  RaiseSupervision: { from: OPEN, who: [{ side: 'lead', roles: ['director'] }, { side: 'bureau', roles: ['coordinator', 'bureau_leader'] }] },
  ReplySupervision: { from: OPEN, who: [{ side: 'unit', roles: ['leader'] }, { side: 'addressee', roles: ['leader', 'director'] }] },
  CheckReply: { from: OPEN, who: CHECKERS },
  CloseSupervision: { from: OPEN, who: CHECKERS },
  GiveInstruction: { from: OPEN, who: [{ side: 'bureau', roles: ['bureau_leader'] }] },
  NudgeAssignment: { from: OPEN, who: [{ side: 'unit', roles: ['liaison', 'clerk', 'leader'] }, { side: 'department', roles: ['reviewer'] }, { side: 'bureau', roles: ['coordinator'] }] },
  LodgeAppeal: { from: OPEN, who: [{ side: 'unit', roles: ['leader'] }] },
  DecideAppeal: { from: OPEN, who: [{ side: 'bureau', roles: ['coordinator'] }] },
} as const satisfies Record<keyof SupervisionCommandBodies, Transition>;
