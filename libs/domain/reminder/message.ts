import type { UserId } from '../shared/ids.js';
import type { PlannedReminder } from './reminder-rule.js';

/** N1: in-app always, e-mail beside it. */
export const CHANNELS = ['in_app', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Rows with one key are one message: one digest a person and morning; what goes alone goes with its like only; all notices of a day are one (S5, N2). */
export const messageKey = (recipient: UserId, { duty, rule, dueAt, alone }: Pick<PlannedReminder, 'duty' | 'rule' | 'alone'> & { readonly dueAt: number }): string =>
  duty === 'supervision' ? `${recipient}|supervision` : `${recipient}|${dueAt}|${alone ? rule : 'digest'}`;
