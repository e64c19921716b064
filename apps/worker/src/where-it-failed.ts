/** Frames that are said of a failure: enough to see whose code it was. */
const FRAMES = 6;

/** Of what Temporal's SDK tells beside a line: which workflow, the kind of error and where; not its words, which may be somebody's. */
export function whereItFailed(meta: Readonly<Record<string | symbol, unknown>> | undefined): { readonly workflowId?: unknown; readonly runId?: unknown; readonly error?: string; readonly at?: readonly string[] } {
  const { workflowId, runId, error } = meta ?? {};
  return {
    ...(workflowId === undefined ? {} : { workflowId }),
    ...(runId === undefined ? {} : { runId }),
    ...(error instanceof Error ? { error: error.name, at: framesOf(error) } : {}),
  };
}

/** The message stands before them, of as many lines as it has. */
const framesOf = ({ stack = '', message }: Error): string[] => stack.slice(stack.indexOf(message) + message.length).split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []).slice(0, FRAMES);
