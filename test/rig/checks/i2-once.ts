import type { Evidence } from '../evidence.js';
import { outcomeOf } from '../journal.js';

/** Commands that no person sent: by rule and occurrence, so that the same instant is the same command. */
const OF_THE_SYSTEM = /^(due|cycle-due)\/[^/].*@(asg|cycle)\/|^rig\//;

/** I2: each command has one effect at most; what was refused has none, and nothing stands on record that nobody sent. */
export function once({ deeds, receipts, events }: Evidence): readonly string[] {
  const receiptsOf = count(receipts.map(({ commandId }) => commandId));
  const known = new Map(deeds.map((deed) => [deed.key, deed]));
  const typesOf = new Map<string, string[]>();
  for (const { commandId, type } of events) typesOf.set(commandId, [...(typesOf.get(commandId) ?? []), type]);
  const told = new Map(receipts.map(({ commandId, content }) => [commandId, content.events]));
  return [
    ...[...receiptsOf].filter(([, times]) => times > 1).map(([id, times]) => `${id}: ${times} receipts`),
    ...[...typesOf].filter(([id, types]) => id.startsWith('rig/') === false && types.length !== (told.get(id)?.length ?? 0)).map(([id, types]) => `${id}: ${types.join()} on record, ${told.get(id)?.join() ?? 'no receipt'} by its receipt`),
    ...deeds.filter((deed) => outcomeOf(deed) === 'fail' && (receiptsOf.has(deed.key) || typesOf.has(deed.key))).map(({ key, body, answers }) => `${body.type} ${key}: answered ${answers.at(-1)?.status}, and it is on record`),
    ...[...receiptsOf.keys()].filter((id) => !known.has(id) && !OF_THE_SYSTEM.test(id)).map((id) => `${id}: an act of nobody`),
    ...timedTwice(events),
  ];
}

/** The same instant of the same duty passes once. */
function timedTwice(events: Evidence['events']): readonly string[] {
  const passed = events.filter(({ type }) => type === 'DeadlinePassed').map(({ stream, data }) => `${stream} ${String(data['duty'])} ${String(data['dueOn'] ?? data['dueAt'] ?? '')}`);
  return [...count(passed)].filter(([, times]) => times > 1).map(([what, times]) => `DeadlinePassed ${what}: ${times} times`);
}

const count = (ids: readonly string[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
};
