import { dayOf, startOf } from '../../calendar/day.js';
import type { Instant } from '../../calendar/instant.js';
import { CHANNELS, type Channel } from '../../reminder/message.js';
import { ESCALATION_LEVELS, type EscalationLevel } from '../../supervision/supervision.state.js';
import type { TaskCode, UnitId } from '../../shared/ids.js';
import type { Notice } from './dispatch.js';
import type { Outcome } from './life.js';

/** A line of a rehearsal as it is written to a file. */
export interface RehearsalRow {
  /** `2024-07-03T09:00:30+08:00`. */
  readonly at: string;
  /** `supervision`: notices of cases (督办); `deadline`: a date or limit that comes; all else is a reminder. */
  readonly kind: 'reminder' | 'supervision' | 'deadline';
  /** `T-30` … `T+7`, `wd1`, `last`, `blue`, `red_draft`; of a deadline `plan_due`. */
  readonly rule: string;
  /** Of a supervision notice. */
  readonly level: EscalationLevel | null;
  readonly task: TaskCode;
  readonly unit: UnitId;
  readonly to: string;
  /** Null: a deadline, it is no message. */
  readonly channel: Channel | null;
  /** `sent`, or why not; a deadline: it came while its duty was not done, or why it did not. */
  readonly outcome: Outcome;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** ISO text in Beijing's time, to the second. */
export const beijingText = (at: Instant): string => {
  const day = dayOf(at);
  const seconds = Math.floor((at - startOf(day)) / 1_000);
  return `${day}T${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}+08:00`;
};

const levelOf = (rule: string): EscalationLevel | null => ESCALATION_LEVELS.find((level) => rule === level || rule === `${level}_draft`) ?? null;

/** The rows of the notices, one a channel. */
export function* rowsOf(notices: readonly Notice[]): Generator<RehearsalRow> {
  const texts = new Map<Instant, string>();
  for (const { at, line, order, to, outcome } of notices) {
    const text = texts.get(at) ?? beijingText(at);
    texts.set(at, text);
    const { task, unit } = order.body;
    if (line.kind === 'date') yield { at: text, kind: 'deadline', rule: line.rule, level: null, task, unit, to, channel: null, outcome };
    else {
      const kind = line.duty === 'supervision' ? 'supervision' : 'reminder';
      const level = kind === 'supervision' ? levelOf(line.rule) : null;
      for (const channel of CHANNELS) yield { at: text, kind, rule: line.rule, level, task, unit, to, channel, outcome };
    }
  }
}
