import { refuse } from '../shared/refusal.js';
import { decideExemption } from './decide-exemption.js';
import type { LifeCommandBodies } from './life.commands.js';
import { optOut } from './opt-out.js';
import { requestExemption } from './request-exemption.js';
import { resumeAssignment } from './resume-assignment.js';
import { revokeAssignment } from './revoke-assignment.js';
import { suspendAssignment } from './suspend-assignment.js';
import type { Verbs } from './verb.js';

export const LIFE_VERBS: Verbs<keyof LifeCommandBodies> = {
  SuspendAssignment: suspendAssignment,
  ResumeAssignment: resumeAssignment,
  RevokeAssignment: revokeAssignment,
  RequestExemption: requestExemption,
  DecideExemption: decideExemption,
  // Of an assignment that is there already; `optIn` makes one that is not.
  OptIn: { decide: (state) => refuse('ALREADY_ISSUED', { assignment: (state as { id: string }).id }) },
  OptOut: optOut,
};
