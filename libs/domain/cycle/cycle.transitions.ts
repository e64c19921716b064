import type { Actor } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import type { CycleVerb } from './cycle.commands.js';
import { isLaunched, type CycleState, type LaunchedCycle } from './cycle.state.js';
import { PREPARING_VERBS } from './prepare-cycle.js';

const BY_SYSTEM: readonly CycleVerb[] = ['ChangeSettings', 'ChangeGroup', 'IssueToUnit', 'PassInstant'];
/** Where a verb may come from. */
const FROM: Readonly<Record<Exclude<CycleVerb, 'LaunchCycle' | 'PassInstant' | 'PrepareSettings' | 'NameGroup' | 'CopyCycle'>, readonly LaunchedCycle['status'][]>> = {
  AddUnit: ['launched'],
  PublishScores: ['launched', 'closing'],
  LodgeAppeal: ['launched', 'closing'],
  DecideAppeal: ['launched', 'closing'],
  CarryOver: ['launched'],
  CloseCycle: ['launched'],
  ArchiveCycle: ['closing'],
  ChangeSettings: ['launched', 'closing'],
  ChangeGroup: ['launched'],
  IssueToUnit: ['launched'],
};

/** Whose act it is, and whether the cycle stands where it may come from; what else is asked is known when it is sent. */
export const whyNotNow = (state: CycleState, verb: CycleVerb, actor: Actor): Refusal | undefined => {
  const role = verb === 'LodgeAppeal' ? 'leader' : 'coordinator';
  const isSender = BY_SYSTEM.includes(verb) ? actor.kind === 'system' : actor.kind === 'user' && actor.roles.includes(role);
  if (!isSender) return { code: 'WRONG_ROLE', facts: { verb, roles: [role] } };
  if (verb === 'LaunchCycle' || PREPARING_VERBS.includes(verb)) return undefined;
  if (state.status === 'not_launched') return { code: 'NOT_FOUND', facts: { cycle: state.id } };
  const from: readonly string[] = verb === 'PassInstant' ? ['launched', 'closing', 'archived'] : FROM[verb as keyof typeof FROM];
  return !isLaunched(state) || !from.includes(state.status) ? { code: 'WRONG_STATE', facts: { verb, status: state.status, from: [...from] } } : undefined;
};
