import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { WorkflowBundle } from '@temporalio/worker';
import type { TestServer } from './temporal-servers.js';

/** A worker process that begins an activity and never answers it. */
export interface DoomedWorker {
  /** The first activity that it begins, with its input. */
  readonly begun: Promise<{ activity: string; input: unknown }>;
  /** SIGKILL: no farewell to the server. */
  kill(): Promise<void>;
}

export function doomedWorker({ env }: TestServer, taskQueue: string, bundle: WorkflowBundle): DoomedWorker {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-doomed-'));
  const codePath = join(folder, 'workflows.cjs');
  writeFileSync(codePath, 'code' in bundle ? bundle.code : '');
  const child = spawn(process.execPath, [fileURLToPath(new URL('./doomed-worker.mjs', import.meta.url)), env.address, env.namespace ?? 'default', taskQueue, codePath], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const begun = new Promise<{ activity: string; input: unknown }>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as { activity: string; input: unknown }));
    void ended.then(() => reject(new Error(`the worker ended by itself: ${complaints}`)));
  });
  // Who kills it before has not waited for it.
  begun.catch(() => undefined);
  return {
    begun,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
