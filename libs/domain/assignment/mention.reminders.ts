import type { PlannedReminder } from '../reminder/reminder-rule.js';
import type { IssuedState } from './assignment.state.js';

/** Who is mentioned in a comment is told at once (L13), whatever the assignment's state; what was said inside a side has a duty of its own. */
export const mentionRows = ({ mentions }: IssuedState): PlannedReminder[] =>
  mentions.map(({ comment, audience, at, users }) => ({
    duty: audience === 'inside' ? 'mention:inside' : 'mention', rule: 'mention', occurrence: String(comment), dueAt: at, addressees: users.map((user) => `user:${user}` as const), alone: true, suppressed: null,
  }));
