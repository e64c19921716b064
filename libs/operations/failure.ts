/** What a log says of an error: its kind, its code and the places; not its words, which may be somebody's, or say who somebody is. */
export interface Failure {
  readonly error: string;
  readonly code?: string;
  readonly at?: readonly string[];
  readonly cause?: Failure;
}

/** Frames that are said of a failure: enough to see whose code it was. */
const FRAMES = 6;
const CAUSES = 3;

/** Of whatever was thrown, and of what that came from. */
export function failureOf(thrown: unknown, causes = CAUSES): Failure {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { code, cause, driverError, errors } = thrown as Error & { readonly code?: unknown; readonly driverError?: unknown; readonly errors?: readonly unknown[] };
  const from = [cause, driverError, errors?.[0]].find((each) => each instanceof Error && each !== thrown);
  return {
    error: thrown.name,
    ...(typeof code === 'string' && /^\w{1,40}$/.test(code) ? { code } : {}),
    at: framesOf(thrown),
    ...(from && causes > 0 ? { cause: failureOf(from, causes - 1) } : {}),
  };
}

/** The message stands before them, of as many lines as it has; where it is another than the stack's, nobody can tell which lines are whose. */
const framesOf = ({ stack = '', message }: Error): string[] => {
  const begin = stack.indexOf(message);
  return begin < 0 ? [] : stack.slice(begin + message.length).split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []).slice(0, FRAMES);
};
