import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import supertest from 'supertest';
import { freePort } from '#local-services/ports.js';
import { PASSWORD, type RunningApi } from './running-api.js';

/** An API in a process of its own, to be killed: on the data of another that runs, and from the sources, without a build. */
export interface ApiProcess {
  /** Below the prefix; sessions of the other one are its own as well. */
  readonly url: string;
  as(account: string): Promise<ReturnType<typeof supertest.agent>>;
  /** SIGKILL, and gone. */
  kill(): Promise<void>;
}

/** An exact text of a source, in one place, and what stands there instead. */
export interface PlantedDefect {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

export async function apiProcess({ settings }: Pick<RunningApi, 'settings'>, planted: readonly PlantedDefect[] = []): Promise<ApiProcess> {
  const port = await freePort();
  const given = Object.entries({ ...settings, PORT: port, LOG_LEVEL: 'error' }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const { isReady, kill } = sourceProcess('apps/api/src/main.ts', { ...(Object.fromEntries(given) as Record<string, string>), LIANDONG_PLANTED: JSON.stringify(planted) });
  await isReady;
  const url = `http://127.0.0.1:${port}/api/v1`;
  return {
    url,
    as: async (account) => {
      const agent = supertest.agent(url);
      const { status, text } = await agent.post('/session').send({ account, password: PASSWORD });
      if (status !== 200) throw new Error(`${account} cannot sign in: ${status} ${text}`);
      return agent;
    },
    kill,
  };
}

/** A process of ours from its sources, with these variables alone. */
export function sourceProcess(main: string, env: Readonly<Record<string, string>>): { readonly isReady: Promise<void>; kill(): Promise<void> } {
  const loader = new URL('compile-on-load.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', loader, fileURLToPath(new URL(`../../${main}`, import.meta.url))], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const isReady = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => (line === 'READY' ? resolve() : (complaints += line)));
    void ended.then(() => reject(new Error(`${main} ended by itself: ${complaints}`)));
  });
  // Who kills it before has not waited for it.
  isReady.catch(() => undefined);
  return {
    isReady,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
