import { failureOf, type Failure } from '#operations/failure.js';

/** Of what Temporal's SDK tells beside a line: which workflow, and of an error what a log may say; not its words, which may be somebody's. */
export function whereItFailed(meta: Readonly<Record<string | symbol, unknown>> | undefined): { readonly workflowId?: unknown; readonly runId?: unknown } & Partial<Failure> {
  const { workflowId, runId, error } = meta ?? {};
  return {
    ...(workflowId === undefined ? {} : { workflowId }),
    ...(runId === undefined ? {} : { runId }),
    ...(error instanceof Error ? failureOf(error) : {}),
  };
}
