import type { Evidence } from '../evidence.js';
import { outcomeOf } from '../journal.js';

/** A client that asked while something was away knows nothing by it. */
const isAnswer = ({ status }: { readonly status: number }): boolean => status !== 0 && status !== 503;
/** Names in another order are the same body. */
const inOrder = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
const text = (body: unknown): string => JSON.stringify(inOrder(body));

/** I9: repeated with its key, an act that was taken gives the same status and the same body. */
export const repeats = ({ deeds }: Evidence): readonly string[] =>
  deeds
    .filter((deed) => outcomeOf(deed) === 'ok')
    .flatMap(({ key, body, answers, repeats: again }) => again.filter(isAnswer).filter((each) => each.status !== 200 || text(each.body) !== text(answers.at(-1)?.body)).map((each) => `${body.type} ${key}: first ${text(answers.at(-1)?.body)}, then ${each.status} ${text(each.body)}`));
