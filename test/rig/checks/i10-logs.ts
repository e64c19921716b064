import type { Evidence } from '../evidence.js';

/** pino's 50 and 60 are errors and the end: a bug, or a workflow that ended too early. */
const WRONG = /"level":[56]0|[Uu]nhandled|panicked|TMPRL1100|[Dd]eterminism/;
const STACK = /\n\s+at |node_modules|\.js:\d+:\d+/;

/** I10: no log tells of a bug, no answer shows a stack trace, and none is "500": what is away is 503. */
export const logs = ({ logs: lines, deeds }: Evidence): readonly string[] => [
  ...lines.filter((line) => WRONG.test(line)).map((line) => line.slice(0, 400)),
  ...deeds.flatMap(({ key, body, answers, repeats }) => [...answers, ...repeats].filter(({ status, body: said }) => status === 500 || (status > 0 && STACK.test(JSON.stringify(said ?? '')))).map(({ status, body: said }) => `${body.type} ${key}: ${status} ${JSON.stringify(said)}`)),
];
