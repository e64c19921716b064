import { at, dayOf, minuteOfDay, addDays } from '../calendar/day.js';
import { instant, type Instant } from '../calendar/instant.js';
import { MORNING } from '../deadline/awaited.js';
import type { UserId } from '../shared/ids.js';
import type { PlannedReminder } from './reminder-rule.js';

/** N1: what everybody has: in-app always, e-mail beside it. Others by contacts. */
export const CHANNELS = ['in_app', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

type Row = Pick<PlannedReminder, 'duty' | 'rule' | 'alone'> & { readonly dueAt: number };

/** Rows with one key are one message: one digest a person and morning; what goes alone goes with its like only; all notices of a day are one (S5, N2). */
export const messageKey = (recipient: UserId, { duty, rule, dueAt, alone }: Row): string =>
  duty === 'supervision' ? `${recipient}|supervision|${dayOf(instant(dueAt))}` : `${recipient}|${dueAt}|${alone ? rule : 'digest'}`;

/** What a message is: each kind has its template, and may be muted or not (N3). */
export const MESSAGE_KINDS = ['digest', 'deadline', 'notice', 'supervision', 'nudge', 'mention', 'contribution'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
/** Kinds that a person may have in the product alone; the others are compulsory. */
export const MUTABLE_KINDS = ['digest', 'mention', 'contribution'] as const satisfies readonly MessageKind[];
export type MutableKind = (typeof MUTABLE_KINDS)[number];
export const isMutable = (kind: MessageKind): kind is MutableKind => (MUTABLE_KINDS as readonly string[]).includes(kind);

const BY_RULE: Readonly<Record<string, MessageKind>> = { nudge: 'nudge', mention: 'mention', contribution: 'contribution', instruction: 'supervision' };

/** The digest (每日汇总) is that of 09:00; what comes at another hour tells of something that has just happened. */
export const kindOf = ({ duty, rule, dueAt, alone }: Row): MessageKind => {
  if (duty === 'supervision') return 'supervision';
  const known = BY_RULE[rule];
  if (known) return known;
  if (/^(T|wd|last)/.test(rule) && alone) return 'deadline';
  return !alone && minuteOfDay(instant(dueAt)) === MORNING * 60 ? 'digest' : 'notice';
};

/** Hours, Beijing, in which nothing leaves the house (N2); the in-app notice is there at once. */
const QUIET_FROM = 20;
const QUIET_UNTIL = 8;
/** Until when a message of this instant stays in the house; null where it may go. */
export const quietUntil = (now: Instant): Instant | null => {
  const minute = minuteOfDay(now);
  if (minute >= QUIET_FROM * 60) return at(addDays(dayOf(now), 1), QUIET_UNTIL);
  return minute < QUIET_UNTIL * 60 ? at(dayOf(now), QUIET_UNTIL) : null;
};

/** Text messages and robots are for what goes alone (section 6); a program is told everything. */
export const isForKind = (channelKind: string, kind: MessageKind): boolean => channelKind === 'webhook' || kind === 'deadline' || kind === 'supervision' || kind === 'nudge';
