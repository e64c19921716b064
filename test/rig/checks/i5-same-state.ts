import type { Evidence } from '../evidence.js';

/** I5: events folded = snapshot = projections = the workflow's state; one running workflow for an open stream, that of a closed one has come to its end. */
export function sameState({ differences, streams, workflows }: Evidence): readonly string[] {
  const known = new Map(workflows.map((row) => [row.stream, row]));
  return [
    ...differences.filter(({ kind }) => kind !== 'ledger').map(({ kind, about, detail }) => `${kind} ${about}: ${detail}`),
    ...streams.flatMap(({ id, closed, sequence, hash }) => {
      const workflow = known.get(id);
      if (!workflow) return [`${id}: nobody asked its workflow`];
      if (closed) return workflow.is === 'completed' ? [] : [`${id}: closed, and its workflow is ${workflow.is}`];
      if (workflow.is !== 'running') return [`${id}: its workflow is ${workflow.is}`];
      return workflow.sequence === sequence && workflow.hash === hash ? [] : [`${id}: the workflow is at ${workflow.sequence} ${workflow.hash}, the record at ${sequence} ${hash}`];
    }),
  ];
}
