import type { Evidence } from '../evidence.js';
import { outcomeOf } from '../journal.js';

/** I1: whatever was answered `ok` has its receipt, its events, its audit row, and its workflow has heard of it. */
export function kept({ deeds, receipts, events, audits, streams, workflows }: Evidence): readonly string[] {
  const receiptOf = new Map(receipts.map((row) => [row.commandId, row]));
  const typesOf = new Map<string, string[]>();
  for (const { commandId, type } of events) typesOf.set(commandId, [...(typesOf.get(commandId) ?? []), type]);
  const audited = new Set(audits.filter(({ outcome }) => outcome === 'accepted').map(({ commandId }) => commandId));
  const heard = new Map(workflows.map((row) => [row.stream, row.sequence]));
  const closed = new Set(streams.filter((row) => row.closed).map(({ id }) => id));
  return deeds.filter((deed) => outcomeOf(deed) === 'ok').flatMap(({ key, stream, body, answers }) => {
    const said = answers.at(-1)?.body as { sequence: number; hash: string; events: readonly string[] };
    const receipt = receiptOf.get(key);
    const about = `${body.type} ${key} on ${stream}`;
    return [
      ...(receipt ? [] : [`${about}: no receipt`]),
      ...(receipt && (receipt.content.hash !== said.hash || receipt.content.sequence !== said.sequence) ? [`${about}: answered ${said.sequence} ${said.hash}, on record ${receipt.content.sequence} ${receipt.content.hash}`] : []),
      ...(events.length > 0 && (typesOf.get(key) ?? []).join() === said.events.join() ? [] : [`${about}: answered ${said.events.join()}, on record ${(typesOf.get(key) ?? []).join()}`]),
      ...(audited.has(key) ? [] : [`${about}: no audit row`]),
      ...(closed.has(stream) || (heard.get(stream) ?? 0) >= said.sequence ? [] : [`${about}: its workflow is at ${heard.get(stream) ?? 0}, the act is ${said.sequence}`]),
    ];
  });
}
