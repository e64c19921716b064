import type { IssuedState } from '../assignment/assignment.state.js';
import { at } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import { MORNING, type AwaitedInstant } from './awaited.js';
import { isHeld } from './extension.js';

/** The duty whose lateness an escalation is about; undefined: the rule escalates nothing. */
const escalatedDuty = ({ openCase }: IssuedState, { rule, about }: AwaitedInstant): string | undefined => {
  if (rule === 'case_orange' || rule === 'case_red') return openCase?.duty;
  const [duty, blue] = rule.split('_');
  return blue === 'blue' ? [duty, about].filter((part) => part !== undefined).join(':') : undefined;
};

/**
 * An extension asked for in time holds the escalation of its duty while it is undecided; once it is refused the ladder goes
 * on, on the next working day at the earliest (section 8).
 */
export const unlessHeld = (state: IssuedState, awaited: AwaitedInstant): AwaitedInstant[] => {
  const duty = escalatedDuty(state, awaited);
  if (duty === undefined) return [awaited];
  if (isHeld(state, duty)) return [];
  const from = state.escalatesFrom[duty];
  return [from === undefined ? awaited : { ...awaited, at: instant(Math.max(awaited.at, at(from, MORNING))) }];
};
