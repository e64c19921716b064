import type { IssuedState } from '../assignment/assignment.state.js';
import { at } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import { MORNING, type AwaitedInstant } from './awaited.js';
import type { DueRule } from './due-rule.js';
import { isHeld } from './extension.js';

/** Which rules escalate, and which duty's lateness each is about. */
const ESCALATES: { readonly [R in DueRule]?: string } = { plan_blue: 'plan', revision_blue: 'revision' };

/**
 * An extension asked for in time holds the escalation of its duty while it is undecided; once it is refused the ladder goes
 * on, on the next working day at the earliest (section 8).
 */
export const unlessHeld = (state: IssuedState, awaited: AwaitedInstant): AwaitedInstant[] => {
  const duty = ESCALATES[awaited.rule];
  if (duty === undefined) return [awaited];
  if (isHeld(state, duty)) return [];
  const from = state.escalatesFrom[duty];
  return [from === undefined ? awaited : { ...awaited, at: instant(Math.max(awaited.at, at(from, MORNING))) }];
};
