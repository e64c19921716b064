/**
 * Plays a year by HTTP, with every verb of the document at least once, on a system that `npm start` brings up on a folder of
 * its own. Its mails go to that system's mail server, a process that speaks SMTP. At the end everything is verified, every
 * message is held against the reminder ledger and back (what is planted on one side alone must be found), and every
 * document of the year is fetched as docx and as pdf and opened.
 *
 *   npm run play-year                  its own system, stopped and thrown away at the end
 *   npm run play-year -- --keep DIR    the same on this data folder, which stays
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { simpleParser } from 'mailparser';
import pg from 'pg';
import { eventually } from '#testing/eventually.js';
import { Api } from './api.js';
import { allAssignments, openDocuments } from './documents.js';
import { faultsOfCheck, faultsOfMail, strayMail } from './outbox.js';
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
  readonly smtpPort: number;
}

/** `npm start` as a person starts it; its lines tell address and password. */
function start(dataDir: string): Promise<System> {
  const child = spawn(process.execPath, ['apps/embedded/start.cjs', '--lang', 'en', '--data', dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the system did not start')), START_MS);
    let origin = '';
    let password = '';
    let smtpPort = 0;
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`  ${line}\n`);
      origin ||= /(http:\/\/127\.0\.0\.1:\d+)(\s|$)/.exec(line)?.[1] ?? '';
      password ||= /password\s+(\S+)/i.exec(line)?.[1] ?? '';
      smtpPort ||= Number(/smtp:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? 0);
      if (origin && password) {
        clearTimeout(late);
        resolve({ child, origin, password, smtpPort });
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

/** Mails of the last morning wait for the rest of their lines for two minutes, and for a lease of one. */
const DELIVERED_MS = 300_000;

/** Every mail says why it came, what to do by when and what happens otherwise. */
async function mailFaults(outboxDir: string): Promise<string[]> {
  const plans = STORY.flatMap((step) => ('draft' in step ? [step.draft] : []));
  const faults: string[] = [];
  for (const name of await readdir(outboxDir)) {
    if (!name.endsWith('.eml')) continue;
    const { subject = '', text = '', html } = await simpleParser(await readFile(join(outboxDir, name)));
    faults.push(...faultsOfMail({ subject, text, html: html || '' }, plans).map((fault) => `${name} ${fault}`));
  }
  return faults;
}

/** The mails, both ways: nothing is unmatched once all are delivered, and each plant is found. */
async function outboxFaults(dataDir: string, smtpPort: number): Promise<string[]> {
  const { databaseUrl, outboxDir } = JSON.parse(await readFile(join(dataDir, 'connections.json'), 'utf8')) as { databaseUrl: string; outboxDir: string };
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  const waiting = async (): Promise<number> => Number((await owner.query<{ n: string }>(`select count(*) as n from message where state = 'handed'`)).rows[0]?.n);
  /** The last line is the sum. */
  const sum = async (): Promise<{ messages: number; rows: number; unmatched: number }> => JSON.parse((await command('outbox-check', dataDir)).lines.at(-1) ?? '{}') as { messages: number; rows: number; unmatched: number };
  const lying = (): Promise<string[]> => readdir(outboxDir);
  let before: string[] = [];
  try {
    await eventually('every message is delivered', async () => (await waiting()) === 0, DELIVERED_MS, 1_000);
    console.log(`outbox: ${JSON.stringify(await sum())}, ${(await lying()).filter((name) => name.endsWith('.json')).length} mails by SMTP`);
    return [...(await mailFaults(outboxDir)), ...(await faultsOfCheck(owner, async () => (await sum()).unmatched, {
      send: async () => {
        before = await lying();
        await strayMail({ host: '127.0.0.1', port: smtpPort } as object);
      },
      takeBack: async () => {
        for (const name of await lying()) if (!before.includes(name)) await rm(join(outboxDir, name));
      },
    }))];
  } finally {
    await owner.end();
  }
}

/** Letters, receipts, notices, bulletins and case files of all assignments. */
async function documentFaults(api: Api): Promise<readonly string[]> {
  const began = Date.now();
  const { counts, letters, faults } = await openDocuments(api, { who: 'coord', assignments: await allAssignments(api, 'coord'), say: (line) => console.log(line) });
  console.log(`documents: ${JSON.stringify(counts)} as docx and pdf, ${letters} letters in case files, ${Math.round((Date.now() - began) / 1000)} s`);
  return faults;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { keep: { type: 'string' } } });
  const dataDir = values.keep ?? (await ownFolder());
  const { child, origin, password, smtpPort } = await start(dataDir);
  try {
    const api = await Api.at(origin, password);
    const player = new Player(api, undefined, (line) => console.log(line));
    await player.play(STORY);
    const unsent = SECTION_4.filter((verb) => !player.accepted.has(verb));
    console.log(`${player.accepted.size} verbs accepted${unsent.length > 0 ? `; never: ${unsent.join(', ')}` : ''}`);
    const { code, lines } = await verifiedInTheEnd(dataDir);
    for (const line of lines.slice(-20)) console.log(line);
    const faults = [...(await outboxFaults(dataDir, smtpPort)), ...(await documentFaults(api))];
    for (const fault of faults) console.log(`✗ ${fault}`);
    return code === 0 && faults.length === 0 && unsent.length === 0 ? 0 : 1;
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
