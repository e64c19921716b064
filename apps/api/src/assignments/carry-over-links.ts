import type { z } from 'zod';
import type { AssignmentView } from '#api-types/views/assignment.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';

/** From which assignments something was taken over (X3), and what each item says, by its id. */
export const takenOver = (events: readonly ReadEvent[]): { from: string[]; texts: Record<string, string> } => {
  const taken = events.flatMap((event) => (event.type === 'ItemsTakenOver' ? [event] : []));
  const texts = taken.flatMap((event) => event.data.items.map(({ as }) => [as, event.texts[`milestone:${as}`] ?? ''] as const));
  return { from: [...new Set(taken.map(({ data }) => data.from))], texts: Object.fromEntries(texts) };
};

/** Both ways: where it went on, and what went on in it. */
export const linksOf = (state: IssuedState, events: readonly ReadEvent[]): Pick<z.infer<typeof AssignmentView>, 'carriedTo' | 'carriedFrom'> => {
  const { from } = takenOver(events);
  return { ...(state.status === 'closed' && state.carriedTo ? { carriedTo: state.carriedTo } : {}), ...(from.length > 0 ? { carriedFrom: from } : {}) };
};
