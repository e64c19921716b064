/**
 * Plays a year by HTTP, with every verb of the document at least once, on a system that `npm start` brings up on a folder of
 * its own; then everything is verified.
 *
 *   npm run play-year                  its own system, stopped and thrown away at the end
 *   npm run play-year -- --keep DIR    the same on this data folder, which stays
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { eventually } from '#testing/eventually.js';
import { Api } from './api.js';
import { Player } from './player.js';
import { SECTION_4, STORY } from './story.js';

/** The clock walks through what falls due; a whole year of 512 assignments takes minutes. */
const START_MS = 300_000;
/** What the last act set going is over by then. */
const SETTLE_MS = 60_000;

interface System {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly password: string;
}

/** `npm start` as a person starts it; its lines tell address and password. */
function start(dataDir: string): Promise<System> {
  const child = spawn(process.execPath, ['apps/embedded/start.cjs', '--lang', 'en', '--data', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the system did not start')), START_MS);
    let origin = '';
    let password = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`  ${line}\n`);
      origin ||= /(http:\/\/127\.0\.0\.1:\d+)(\s|$)/.exec(line)?.[1] ?? '';
      password ||= /password\s+(\S+)/i.exec(line)?.[1] ?? '';
      if (origin && password) {
        clearTimeout(late);
        resolve({ child, origin, password });
      }
    });
    child.once('exit', (code) => reject(new Error(`the system ended with ${code}`)));
  });
}

/** A command of the operator, on the system of this folder. */
const command = (name: string, dataDir: string): Promise<{ code: number; lines: string[] }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [`dist/apps/operator/src/${name}.js`, '--json'], { env: { PATH: process.env['PATH'], DATA_DIR: dataDir }, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), lines: `${stderr}${stdout}`.trim().split('\n') }));
  });

const verify = (dataDir: string): ReturnType<typeof command> => command('verify', dataDir);

/** As root the database runs under an account of its own, which must get in. */
async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liandong-year-'));
  await chmod(folder, 0o711);
  return folder;
}

/** Until the workflows have heard of everything; what still differs then is what is told. */
async function verifiedInTheEnd(dataDir: string): Promise<Awaited<ReturnType<typeof verify>>> {
  let last = await verify(dataDir);
  const isClean = async (): Promise<boolean> => last.code === 0 || (last = await verify(dataDir)).code === 0;
  await eventually('nothing differs', isClean, SETTLE_MS, 1_000).catch((error: unknown) => console.error(String(error)));
  return last;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { keep: { type: 'string' } } });
  const dataDir = values.keep ?? (await ownFolder());
  const { child, origin, password } = await start(dataDir);
  try {
    const api = await Api.at(origin, password);
    const player = new Player(api, undefined, (line) => console.log(line));
    await player.play(STORY);
    const unsent = SECTION_4.filter((verb) => !player.accepted.has(verb));
    console.log(`${player.accepted.size} verbs accepted${unsent.length > 0 ? `; never: ${unsent.join(', ')}` : ''}`);
    const { code, lines } = await verifiedInTheEnd(dataDir);
    const outbox = await command('outbox-check', dataDir);
    for (const line of [...lines.slice(-20), ...outbox.lines.slice(-20)]) console.log(line);
    return code === 0 && outbox.code === 0 && unsent.length === 0 ? 0 : 1;
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    if (!values.keep) await rm(dataDir, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
