import { BUREAU, roleAt } from '../assignment/seat.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { Role } from '../access/actor.js';
import type { Addressee, PlannedReminder } from './reminder-rule.js';

/** To whom it goes where the bureau carries out its own measure (B3): the same sides, other roles. */
const seatOf = (addressee: Addressee): Addressee => {
  const [side = '', role = ''] = addressee.split(':');
  if (side === 'unit') return `unit:${roleAt('bureau', 'unit', role as Role)}`;
  return side === 'lead' ? `${BUREAU}:${roleAt('bureau', 'lead', role as Role)}` : addressee;
};

export const seated = ({ level }: IssuedState, rows: readonly PlannedReminder[]): PlannedReminder[] =>
  level === 'bureau' ? rows.map((row) => ({ ...row, addressees: [...new Set(row.addressees.map(seatOf))] })) : [...rows];
