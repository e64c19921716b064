import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What a run of the bench is told; each mode reads what it needs. */
export interface BenchOptions {
  readonly mode: string;
  /** Assignments, or reminders of a herd; undefined: the mode's own size. */
  readonly instances: number | undefined;
  /** Callers at once. */
  readonly threads: number;
  readonly order: 'step' | 'instance';
  /** A cluster to make a database in; without it one is started. */
  readonly postgres: string | undefined;
  /** A database that stays and is used again. */
  readonly database: string | undefined;
  /** A folder for the CPU profiles of API and worker. */
  readonly profile: string | undefined;
  /** Sizes for what is read, smallest first; undefined: the mode's own. */
  readonly assignments: readonly number[] | undefined;
  readonly calls: number;
  readonly only: string | undefined;
  /** Requests a second, arriving whatever the answers take. */
  readonly rate: number;
  readonly seconds: number;
  /** Away: neither Temporal nor the worker runs while people act. */
  readonly temporal: 'on' | 'off';
  readonly lifecycle: string;
}

/** Throws where a flag or a number is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      instances: { type: 'string' }, threads: { type: 'string', default: '16' }, order: { type: 'string', default: 'step' }, postgres: { type: 'string' }, database: { type: 'string' },
      profile: { type: 'string' }, assignments: { type: 'string' }, calls: { type: 'string', default: '50' }, only: { type: 'string' }, rate: { type: 'string', default: '20' }, seconds: { type: 'string', default: '60' },
      temporal: { type: 'string', default: 'on' }, lifecycle: { type: 'string', default: fileURLToPath(new URL('lifecycle.json', import.meta.url)) },
    },
  });
  const numberOf = (name: string, text: string): number => {
    if (!(Number(text) > 0)) throw new Error(`--${name} ${text}: a number above 0`);
    return Number(text);
  };
  const oneOf = <T extends string>(name: string, text: string, words: readonly T[]): T => {
    const word = words.find((each) => each === text);
    if (word === undefined) throw new Error(`--${name} ${text}: ${words.join(' or ')}`);
    return word;
  };
  const { postgres, database, profile, only, lifecycle } = values;
  return {
    mode: positionals[0] ?? 'lifecycle',
    instances: values.instances === undefined ? undefined : numberOf('instances', values.instances),
    threads: numberOf('threads', values.threads),
    order: oneOf('order', values.order, ['step', 'instance']),
    assignments: values.assignments?.split(',').map((each) => numberOf('assignments', each)),
    calls: numberOf('calls', values.calls),
    rate: numberOf('rate', values.rate),
    seconds: numberOf('seconds', values.seconds),
    temporal: oneOf('temporal', values.temporal, ['on', 'off']),
    postgres, database, profile, only, lifecycle,
  };
}
