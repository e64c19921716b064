import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EnvironmentError } from '#config/environment.js';
import { LocalServiceError } from '#local-services/local-service-error.js';

/** What a command was called with, or is about to be told, is wrong: exit code 2. */
export class UsageError extends Error {}

/** Flags of a command; anything else is refused with this usage. */
export function readFlags<F extends string>(usage: string, names: readonly F[]): Record<F | 'json', boolean> {
  try {
    const { values } = parseArgs({ options: Object.fromEntries([...names, 'json'].map((name) => [name, { type: 'boolean' as const, default: false }])) });
    return values as Record<F | 'json', boolean>;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

/** The folder that a command must be told by its one flag, and `--json`. */
export function readFolder(usage: string, flag: 'from' | 'to'): { readonly folder: string; readonly json: boolean } {
  try {
    const { json, [flag]: folder } = parseArgs({ options: { [flag]: { type: 'string' as const }, json: { type: 'boolean' as const, default: false } } }).values as { json: boolean } & Partial<Record<'from' | 'to', string>>;
    if (folder) return { folder: fromCaller(folder), json };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
  throw new UsageError(usage);
}

/** What the machine refuses is told as a wrong call: in its words, without where in the program. */
export const asUsage = (error: unknown): never => {
  throw error instanceof LocalServiceError ? new UsageError(error.message) : error;
};

/** Runs a command and ends the process: 0 nothing differs, 1 something does or failed, 2 it was called wrongly. */
export function run(command: () => number | Promise<number>): void {
  void Promise.resolve().then(command).then(
    (code) => process.exit(code),
    (error: unknown) => {
      const isUsage = error instanceof UsageError || error instanceof EnvironmentError;
      process.stderr.write(`${isUsage ? error.message : ((error as Error).stack ?? String(error))}\n`);
      process.exit(isUsage ? 2 : 1);
    },
  );
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** npm runs a script at the project's root: a path is meant from where the person stood. */
export const fromCaller = (path: string): string => (process.env['INIT_CWD'] !== undefined && !path.startsWith('/') ? join(process.env['INIT_CWD'], path) : path);
