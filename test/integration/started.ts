import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '#local-services/ports.js';
import { isAlive, waitGone } from '#local-services/process.js';

const built = (file: string): string => fileURLToPath(new URL(`../../dist/apps/${file}`, import.meta.url));
/** A person's own servers and settings are not for tests. */
const ENV = { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'info' };
/** Far beyond what a part takes to end. */
const PATIENCE_MS = 60_000;

export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** A command of the operator as a process, with these variables alone. */
export async function operator(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const child = spawn(process.execPath, [built(`operator/src/${command}.js`), ...args], { env: { ...ENV, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** `npm start` on a data folder, once its pages can be opened. */
export class Started {
  private constructor(
    readonly url: string,
    private readonly dataDir: string,
    private readonly child: ChildProcess,
    readonly said: () => string,
  ) {}

  static async on(dataDir: string): Promise<Started> {
    const port = await freePort();
    const child = spawn(process.execPath, [built('embedded/src/main.js'), '--port', String(port), '--data', dataDir], { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    const url = `http://127.0.0.1:${port}`;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        said += chunk.toString();
        // Printed last, once everything answers.
        if (said.includes(`${url}/docs`)) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Error(`it did not start:\n${said}`)));
    });
    return new Started(url, dataDir, child, () => said);
  }

  /** A cookie of a demo account. */
  async session(account: string): Promise<string> {
    const answer = await fetch(`${this.url}/api/v1/session/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account }) });
    if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${answer.status}`);
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
  }

  /** SIGKILL to all of it, by their ids. */
  async kill(): Promise<void> {
    // The worker, the API and the servers, as it keeps them for a start after a crash; and the database's own first process.
    const kept = JSON.parse(await readFile(join(this.dataDir, 'children.json'), 'utf8')) as number[];
    const pids = [...kept, Number((await readFile(join(this.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])];
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    for (const pid of pids) if (!(await waitGone(pid, PATIENCE_MS))) throw new Error(`${pid} is still there`);
  }
}
