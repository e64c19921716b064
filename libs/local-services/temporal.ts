import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { constants, setPriority, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporalCli } from './binaries.js';
import { ensureWritableFolder, writePrivate } from './data-folder.js';
import { LocalServiceError } from './local-service-error.js';
import { freePort } from './ports.js';
import { commandLine, isAlive, startChild, waitGone, whenGone, type Exit } from './process.js';

export const NAMESPACE = 'liandong';
export const SEARCH_ATTRIBUTES = ['CycleId', 'ObligationId', 'UnitId'] as const;
/** Ready in half a second; a start right after a stop may wait for the file's lock. */
const START_MS = 30_000;
/** Stopping takes 1.2–1.4 s; the next start would find the file locked before. */
const STOP_MS = 10_000;

export interface StartedTemporal {
  readonly address: string;
  readonly uiUrl: string;
  readonly version: string;
  /** The way the binary was found, for the line at the terminal. */
  readonly source: string;
  readonly takenOver: boolean;
  readonly exited: Promise<Exit>;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  /** The SQLite file; without it the server forgets with its end. */
  readonly dbFile?: string;
  readonly port?: number;
  readonly uiPort?: number;
  readonly namespace?: string;
  /** Called while a binary is being fetched. */
  readonly say?: (text: string) => void;
}

interface Kept {
  readonly pid: number;
  readonly port: number;
  readonly uiPort: number;
  readonly source: string;
}

/** A development server: loopback only, no login. Takes over the healthy one that a killed supervisor left behind. */
export async function startTemporal(options: TemporalOptions = {}): Promise<StartedTemporal> {
  const dbFile = options.dbFile ? resolve(options.dbFile) : join(mkdtempSync(join(tmpdir(), 'liandong-temporal-')), 'temporal.db');
  const dir = dirname(dbFile);
  ensureWritableFolder(dir);
  const { path, source } = await temporalCli(options.say);
  const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).match(/\d+\.\d+\.\d+/)?.[0] ?? 'unknown';
  refuseOtherVersion(dbFile, version);
  const orphan = await settleOrphan(dbFile, version, options.port);
  if (orphan) return orphan;

  const port = options.port ?? (await freePort());
  const uiPort = options.uiPort ?? (await freePort());
  const logFile = join(dir, 'temporal.log');
  const child = startChild({
    command: path,
    args: [
      'server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort), '--db-filename', dbFile,
      '--namespace', options.namespace ?? NAMESPACE,
      ...SEARCH_ATTRIBUTES.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
      '--log-level', 'error', '--ui-disable-news-fetch',
    ],
    logFile,
  });
  // It shares the machine with the people's acts, which come before what follows from them.
  setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let ended = false;
  void child.exited.then(() => (ended = true));
  writePrivate(`${dbFile}.server.json`, JSON.stringify({ pid: child.pid, port, uiPort, source } satisfies Kept));
  writeFileSync(`${dbFile}.version`, version);
  for (const until = Date.now() + START_MS; !(await answersGrpc(port)); await sleep(50)) {
    if (!ended && Date.now() < until) continue;
    await child.stop('SIGTERM', 2_000);
    throw new LocalServiceError(`Temporal 未能启动 / did not start（${logFile}）：\n${child.lastLines()}`);
  }
  return {
    ...addresses(port, uiPort),
    version,
    source,
    takenOver: false,
    pid: child.pid,
    exited: child.exited,
    async stop() {
      await child.stop('SIGTERM', STOP_MS);
      if (!options.dbFile) rmSync(dir, { recursive: true, force: true });
    },
  };
}

const addresses = (port: number, uiPort: number) => ({ address: `127.0.0.1:${port}`, uiUrl: `http://127.0.0.1:${uiPort}` });

/** Another CLI may not read the file (temporal documentation#2768). */
function refuseOtherVersion(dbFile: string, version: string): void {
  const file = `${dbFile}.version`;
  if (!existsSync(dbFile) || !existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found === version) return;
  throw new LocalServiceError(
    `${dbFile} 由 Temporal ${found} 写成，现为 ${version}，不能直接使用：请用原版本（TEMPORAL_CLI_PATH），或移走该文件。/ ` +
      `The file was written by Temporal ${found}, this is ${version}: name the old one (TEMPORAL_CLI_PATH), or move the file away.`,
  );
}

/** A server that outlived its supervisor: healthy → used on; else that one process is stopped. */
async function settleOrphan(dbFile: string, version: string, wishedPort: number | undefined): Promise<StartedTemporal | undefined> {
  const file = `${dbFile}.server.json`;
  if (!existsSync(file)) return undefined;
  const { pid, port, uiPort, source } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  const line = commandLine(pid);
  if (!(pid > 1) || !isAlive(pid) || (line && !line.includes(dbFile))) return undefined;
  const stop = async (): Promise<void> => {
    if (isAlive(pid)) process.kill(pid, 'SIGTERM');
    if (await waitGone(pid, STOP_MS)) return;
    process.kill(pid, 'SIGKILL');
    await waitGone(pid, STOP_MS);
  };
  if ((wishedPort === undefined || wishedPort === port) && (await answersGrpc(port))) {
    return { ...addresses(port, uiPort), version, source, takenOver: true, pid, exited: whenGone(pid), stop };
  }
  await stop();
  return undefined;
}

/**
 * Whether Temporal's health service answers SERVING within 2 s. By hand over HTTP/2, since an open port comes
 * before a working server, and the SDK's client would be loaded for this one question.
 */
function answersGrpc(port: number): Promise<boolean> {
  return new Promise((answered) => {
    const session = connectHttp2(`http://127.0.0.1:${port}`);
    const done = (isServing: boolean): void => {
      clearTimeout(late);
      session.destroy();
      answered(isServing);
    };
    const late = setTimeout(() => done(false), 2_000);
    session.on('error', () => done(false));
    const request = session.request({ ':method': 'POST', ':path': '/grpc.health.v1.Health/Check', 'content-type': 'application/grpc', te: 'trailers' });
    const chunks: Buffer[] = [];
    request.on('error', () => done(false));
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    // Message { status (field 1) = SERVING (1) } behind the frame's five bytes.
    request.on('end', () => done(Buffer.concat(chunks).subarray(5).equals(Buffer.from([0x08, 0x01]))));
    // HealthCheckRequest { service: "temporal.api.workflowservice.v1.WorkflowService" }
    const service = Buffer.from('temporal.api.workflowservice.v1.WorkflowService');
    const message = Buffer.concat([Buffer.from([0x0a, service.length]), service]);
    request.end(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
  });
}
