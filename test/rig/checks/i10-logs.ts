import type { Evidence } from '../evidence.js';

/** pino's 50 and 60 are errors and the end: a bug, or a workflow that ended too early. */
const WRONG = /"level":[56]0|[Uu]nhandled|panicked|TMPRL1100|[Dd]eterminism/;
/** Not now, or no room. */
const NO_ROOM = [503, 507];
const STACK = /\n\s+at |node_modules|\.js:\d+:\d+/;

/** I10: no log tells of a bug, no answer shows a stack trace, and none is "500": what is away is 503, and so is what cannot be written. */
export const logs = ({ logs: lines, deeds, faults }: Evidence): readonly string[] => [
  ...lines.filter((line) => WRONG.test(line)).map((line) => line.slice(0, 400)),
  ...faults.flatMap(({ heard }) => (heard ? withoutRoom(heard) : [])),
  ...deeds.flatMap(({ key, body, answers, repeats }) => [...answers, ...repeats].filter(({ status, body: said }) => status === 500 || (status > 0 && STACK.test(JSON.stringify(said ?? '')))).map(({ status, body: said }) => `${body.type} ${key}: ${status} ${JSON.stringify(said)}`)),
];

/** While nothing can be written, looking goes on, acts come to an end with "not now", a file is not kept, and nothing lies there in part. */
function withoutRoom({ looks, acts, files, left }: NonNullable<Evidence['faults'][number]['heard']>): readonly string[] {
  return [
    ...looks.filter((status) => status !== 200).map((status) => `the disk was full, and a look was answered ${status}`),
    // No answer at all is no word that it was done.
    ...acts.filter((status) => ![0, 200, ...NO_ROOM].includes(status)).map((status) => `the disk was full, and an act was answered ${status}`),
    ...(acts.some((status) => NO_ROOM.includes(status)) && acts.at(-1) !== 200 ? [] : [`the disk was full, and acts were taken: ${acts.join(' ')}`]),
    ...files.filter((status) => !NO_ROOM.includes(status)).map((status) => `the disk was full, and a file was answered ${status}`),
    ...left.map((name) => `the disk was full, and a part of a file was left: ${name}`),
  ];
}
