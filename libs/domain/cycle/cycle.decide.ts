import type { Actor } from '../access/actor.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import type { UnitId } from '../shared/ids.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { NewEventOf, Sent } from '../shared/stream.js';
import { settingsOf } from './cycle-settings.js';
import type { CycleCommandBody } from './cycle.commands.js';
import type { CycleEvents } from './cycle.events.js';
import type { CycleState } from './cycle.state.js';
import { issueOrders } from './launch-cycle.js';

/** What the rules of a cycle need to know besides; null where it is not stored. */
export interface CycleFacts {
  readonly calendar: WorkingCalendar | null;
  readonly catalogue: { readonly content: CatalogueVersion; readonly hash: string } | null;
  readonly provincialUnits: readonly UnitId[];
}

const isCoordinator = (actor: Actor): boolean => actor.kind === 'user' && actor.roles.includes('coordinator');

/** Every rule of a cycle. */
export const decideCycle = (state: CycleState, command: CycleCommandBody & Sent, facts: CycleFacts): Decision<NewEventOf<CycleEvents>> => {
  if (!isCoordinator(command.actor)) return refuse('WRONG_ROLE', { verb: command.type, roles: ['coordinator'] });
  const { year, settings } = command;
  if (state.status !== 'not_launched') return refuse('CYCLE_ALREADY_LAUNCHED', { year });
  if (!facts.catalogue || !facts.calendar) return refuse('NO_CATALOGUE', { year });
  if (issueOrders(facts.catalogue.content, facts.catalogue.hash, facts.provincialUnits).length === 0) return refuse('NO_OBLIGATION', { year });
  return { events: [{ type: 'CycleLaunched', data: { year, catalogueHash: facts.catalogue.hash, settings: { ...settingsOf(year), ...settings } } }] };
};
