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

export async function apiProcess({ settings }: RunningApi, planted: readonly PlantedDefect[] = []): Promise<ApiProcess> {
  const port = await freePort();
  const given = Object.entries({ ...settings, PORT: port, LOG_LEVEL: 'error' }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const loader = new URL('compile-on-load.mjs', import.meta.url).href;
  const main = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, main], { env: { ...Object.fromEntries(given), LIANDONG_PLANTED: JSON.stringify(planted) } as unknown as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const isReady = new Promise<true>((resolve) => createInterface(child.stdout).on('line', (line) => (line === 'READY' ? resolve(true) : (complaints += line))));
  if (!(await Promise.race([isReady, ended]))) throw new Error(`the API ended by itself: ${complaints}`);
  const url = `http://127.0.0.1:${port}/api/v1`;
  return {
    url,
    as: async (account) => {
      const agent = supertest.agent(url);
      const { status, text } = await agent.post('/session').send({ account, password: PASSWORD });
      if (status !== 200) throw new Error(`${account} cannot sign in: ${status} ${text}`);
      return agent;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
