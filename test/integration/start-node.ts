import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startChild, type Child } from '#local-services/process.js';

export interface Running {
  /** Those that a power cut would end: the server itself, and what watches it. */
  readonly pids: readonly number[];
  stop(): Promise<unknown>;
}

/** A process of ours, as `npm start` starts it; it ends with this one, however hard. */
export async function startNode(dist: string, script: string, env: Readonly<Record<string, string>>, hear: (line: string) => void): Promise<Running> {
  let ready: () => void = () => undefined;
  const isReady = new Promise<false>((resolve) => (ready = () => resolve(false)));
  const child: Child = startChild({
    command: process.execPath,
    args: ['--enable-source-maps', '--import', pathToFileURL(join(dist, 'apps/embedded/src/follow-parent.mjs')).href, join(dist, script)],
    env: { PATH: process.env['PATH'], ...env },
    ipc: true,
    onLine: (line) => (line === 'READY' ? ready() : hear(line)),
  });
  const hasEnded = await Promise.race([isReady, child.exited.then(() => true)]);
  if (hasEnded) throw new Error(`${script} ended before it was ready:\n${child.lastLines()}`);
  return { pids: [child.pid], stop: () => child.stop('SIGTERM', 5_000) };
}
