import type { Role } from '../../access/actor.js';
import type { Directory } from '../../reminder/recipients.js';
import { yearOfCycle, type UnitId, type UserId } from '../../shared/ids.js';
import { cycleInstants } from '../cycle.instants.js';
import type { IssueOrder } from '../launch-cycle.js';
import { optInRows, optInWindow } from '../opt-in.reminders.js';
import { Dispatch, type Notice } from './dispatch.js';
import { lifeOf, type Life, type LifeFacts } from './life.js';
import type { Script } from './script.js';

/** A person who holds roles in a unit. */
export interface Contact {
  readonly id: UserId;
  readonly unit: UnitId;
  readonly roles: readonly Role[];
}
export interface RehearsalInput extends LifeFacts {
  /** All that the launch would issue. */
  readonly orders: readonly IssueOrder[];
  /** Optional obligations × units that may opt in: they are told of the window, and none opts in. */
  readonly optional?: readonly IssueOrder[];
  readonly contacts: readonly Contact[];
  /** The same object for the same behaviour: lives are told apart by it. */
  readonly scriptOf: (order: IssueOrder) => Script;
}

/** Who holds which role where, as the dispatcher reads it from the accounts. */
export const directoryOf = (contacts: readonly Contact[]): Directory => {
  const holders = new Map<string, UserId[]>();
  for (const { id, unit, roles } of [...contacts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    holders.set(`user:${id}`, [id]);
    for (const role of roles) holders.set(`${unit}:${role}`, [...(holders.get(`${unit}:${role}`) ?? []), id]);
  }
  return holders;
};

/**
 * 演练 (Y4): the whole year in memory, every notice in the order of the calendar. Nothing leaves, nothing is kept; equal
 * input, equal list. Units whose orders differ by the unit alone, with one script and one calendar, live the same life: it
 * is played once (decision record 0042). A step is short, so that a server can do other work between two of them.
 */
export function* rehearsing(input: RehearsalInput): Generator<void, readonly Notice[]> {
  const dispatch = new Dispatch(directoryOf(input.contacts), input.calendar);
  const known = new Map<Script, Map<string, Life>>();
  for (const order of input.orders) {
    const script = input.scriptOf(order);
    const ofScript = known.get(script) ?? new Map<string, Life>();
    known.set(script, ofScript);
    const key = likeness(order, input);
    const life = ofScript.get(key) ?? lifeOf(order, script, input);
    ofScript.set(key, life);
    dispatch.add(order, life);
    yield;
  }
  for (const order of input.optional ?? []) dispatch.add(order, windowOf(order, input));
  return yield* dispatch.run();
}

/** What a unit hears of the opt-in window of an obligation that it does not take. */
const windowOf = ({ body }: IssueOrder, { settings, calendar, launchAt }: LifeFacts): Life => {
  const window = optInWindow({ instants: cycleInstants(yearOfCycle(body.cycle), settings, calendar, launchAt) }, launchAt);
  return { rows: window ? optInRows(window, calendar).map(({ suppressed: _, ...row }) => ({ kind: 'row', ...row, at: row.dueAt, outcome: 'sent', status: 'not_issued', ended: null })) : [], dates: [] };
};

/** The whole of it at once. */
export const rehearse = (input: RehearsalInput): readonly Notice[] => {
  const steps = rehearsing(input);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
};

/** What of an order makes its life: all but the unit, unless the unit has days of its own. */
const likeness = ({ body: { unit, ...alike } }: IssueOrder, { calendar }: LifeFacts): string => JSON.stringify([alike, calendar.extra?.[alike.province ?? unit] ? unit : null]);

