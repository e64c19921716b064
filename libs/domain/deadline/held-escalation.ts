import type { IssuedState } from '../assignment/assignment.state.js';
import { at } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import { MORNING, type AwaitedInstant } from './awaited.js';
import { isHeld } from './extension.js';

/** Which duty's lateness an instant escalates: `{duty}_blue`, or what the open case is about. */
const escalatedDuty = (state: IssuedState, { rule, about }: AwaitedInstant): string | null => {
  if (rule === 'case_orange' || rule === 'case_red') return state.openCase?.duty ?? null;
  if (!rule.endsWith('_blue')) return null;
  const kind = rule.slice(0, -'_blue'.length);
  return about === undefined ? kind : `${kind}:${about}`;
};

/**
 * An extension asked for in time holds the escalation of its duty while it is undecided; once it is refused the ladder goes
 * on, on the next working day at the earliest (section 8).
 */
export const unlessHeld = (state: IssuedState, awaited: AwaitedInstant): AwaitedInstant[] => {
  const duty = escalatedDuty(state, awaited);
  if (duty === null) return [awaited];
  if (isHeld(state, duty)) return [];
  const from = state.escalatesFrom[duty];
  return [from === undefined ? awaited : { ...awaited, at: instant(Math.max(awaited.at, at(from, MORNING))) }];
};
