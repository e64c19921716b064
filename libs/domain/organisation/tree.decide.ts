import type { UnitId } from '../shared/ids.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { NewEventOf, Sent, StreamState } from '../shared/stream.js';
import type { TreeCommandBody, UnitKind } from './organisation.commands.js';
import type { TreeEvents } from './organisation.events.js';

export interface TreeFacts {
  readonly units: readonly { readonly id: UnitId; readonly kind: UnitKind; readonly name: string }[];
}
type Decided = Decision<NewEventOf<TreeEvents>>;

/** Provinces two digits and cities four of GB/T 2260, a department a code of its own; a city's province is in its id (I1). */
const FORMS: Readonly<Record<Exclude<UnitKind, 'bureau'>, RegExp>> = { province: /^\d{2}$/, city: /^\d{4}$/, department: /^dept-[a-z0-9-]{1,40}$/ };

/** 组织机构: units are added and renamed; none is deleted, what it did stays its own. */
export const decideTree = (_state: StreamState, command: TreeCommandBody & Sent, { units }: TreeFacts): Decided => {
  const { actor, type, unit, name } = command;
  if (actor.kind !== 'user' || !actor.roles.some((role) => role === 'coordinator' || role === 'system_admin')) return refuse('WRONG_ROLE', { verb: type, roles: ['coordinator', 'system_admin'] });
  // Names are looked up in notices: two units of one name could not be told apart.
  if (units.some((each) => each.name === name && (each.id !== unit || type === 'CreateUnit'))) return refuse('UNIT_TAKEN', { unit });
  const texts = { name, shortName: command.shortName, englishName: command.englishName };
  if (command.type === 'RenameUnit') return units.some(({ id }) => id === unit) ? { events: [{ type: 'UnitRenamed', data: { unit }, texts: { ...texts, reason: command.reason } }] } : refuse('UNKNOWN_UNIT', { units: [unit] });
  if (units.some(({ id }) => id === unit)) return refuse('UNIT_TAKEN', { unit });
  const parent = command.kind === 'city' ? unit.slice(0, 2) : null;
  const hasParent = parent === null || units.some(({ id, kind }) => id === parent && kind === 'province');
  if (!FORMS[command.kind].test(unit) || !hasParent) return refuse('UNIT_UNFIT', { unit, kind: command.kind });
  return { events: [{ type: 'UnitCreated', data: { unit, kind: command.kind, parent }, texts }] };
};
