import type { Actor } from '../access/actor.js';
import { dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import type { UnitId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import { isLaunched, type CycleState } from './cycle.state.js';
import { whyNotNow } from './cycle.transitions.js';
import { whyNotDecide, whyNotLodge } from './publish-scores.js';

const CYCLE_VERBS = ['AddUnit', 'PublishScores', 'CloseCycle', 'ArchiveCycle'] as const;

/** What this person may do with a cycle now; which unit joins, and what is still open, is known only when it is tried. */
export const allowedOnCycle = (state: CycleState, actor: Actor): { type: (typeof CYCLE_VERBS)[number]; refusal: Refusal | null }[] =>
  CYCLE_VERBS.map((type) => ({ type, refusal: whyNotNow(state, type, actor) ?? null }));

/** What this person may do with the published score of a unit: the unit's own people appeal, the coordinator decides (S6). */
export const allowedOnScore = (state: CycleState, { publication, unit }: { readonly publication: number; readonly unit: UnitId }, actor: Actor, at: Instant): { type: 'LodgeAppeal' | 'DecideAppeal'; refusal: Refusal | null }[] => {
  if (!isLaunched(state) || actor.kind !== 'user') return [];
  return [
    ...(actor.unit === unit ? [{ type: 'LodgeAppeal' as const, refusal: whyNotNow(state, 'LodgeAppeal', actor) ?? whyNotLodge(state, publication, unit, dayOf(at)) ?? null }] : []),
    ...(actor.roles.includes('coordinator') ? [{ type: 'DecideAppeal' as const, refusal: whyNotNow(state, 'DecideAppeal', actor) ?? whyNotDecide(state, publication, unit) ?? null }] : []),
  ];
};
