import { join, relative, resolve } from 'node:path';
import { channelVariables, embeddedEnvironment, keyVariables, oidcVariables, EnvironmentError, type EmbeddedEnvironment } from '#config/environment.js';
import { productVersion } from '#config/product-version.js';
import { temporalConnection } from '#config/temporal.js';
import type { CryptoName } from '#crypto/provider.js';
import { ensureWritableFolder, writePrivate } from '#local-services/data-folder.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { isFree, nextFreePort } from '#local-services/ports.js';
import { chooseProvider, ensureLogins, OtherProvider, withLogin } from '#persistence/migrate.js';
import { beginAnew } from './begin-anew.js';
import { checkDatabase, checkTemporal } from './checks.js';
import { keepPids, stopLeftovers } from './children.js';
import { HELP, readFlags, SettingError, type Flags } from './flags.js';
import { AlreadyRunning, takeLock, type Lock } from './lock.js';
import { keptKeys, keptSecrets } from './secrets.js';
import { importNotice } from './import-notice.js';
import { seed, type SeedRequest } from './seed.js';
import { addApi, addOutbox, addPostgres, addTemporal, addWorker, pageUrl, STOP_ORDER, type Settings } from './services.js';
import { Steps } from './steps.js';
import { Supervisor } from './supervisor.js';
import { firstAdministrators } from './first-administrators.js';
import { bringUpTables } from './tables/bring-up-tables.js';

const WISHED_PORT = 3000;
const WISHED_UI = '8233';
const ACCOUNTS = ['coord', 'coord2', 'bureau', 'cosign', 'director', 'leader', 'gd', 'gdlead', 'xj', 'xjlead', 'sys', 'sec', 'aud'];

/** What `npm start` does once everything is compiled. */
async function main(): Promise<number> {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const environment = embeddedEnvironment();
  if (process.env['NODE_ENV'] === 'production') {
    throw new SettingError('NODE_ENV=production：npm start 只用于演示和开发；生产请用 docker-compose.yml。/ npm start is for demo and development only; for production see docker-compose.yml.');
  }
  const steps = new Steps({ isTTY: process.stdout.isTTY === true, write: (text) => process.stdout.write(text) }, flags.language);
  const dataDir = resolve(flags.dataDir ?? environment.DATA_DIR);
  ensureWritableFolder(dataDir);
  const lock = lockOrSay(dataDir, steps);
  if (!lock) return 4;
  steps.line(`联动 v${productVersion()}   Node ${process.versions.node}   ${steps.word('dataFolder')} ${shortened(dataDir)}   ${steps.word('stopHint')}`);
  const supervisor = new Supervisor({ say: (text) => steps.line(text), onChange: (pids) => keepPids(dataDir, pids) });
  // The signals are heard before the first child starts.
  const asked = askedToStop(supervisor, steps);
  try {
    if (lock.wasStale) {
      await stopLeftovers(dataDir);
      steps.line(`  ${steps.word('takenOver')}`);
    }
    const up = start({ flags, environment, dataDir, lock, steps, supervisor });
    // Ctrl+C during the start: what fails because of it is no failure.
    await Promise.race([up, asked]);
    await asked;
    void up.catch(() => {});
    steps.line(steps.word('stopping'));
    return 0;
  } finally {
    await supervisor.stopAll(STOP_ORDER);
    lock.release();
    steps.line(steps.word('stopped'));
  }
}

interface Context {
  readonly flags: Flags;
  readonly environment: EmbeddedEnvironment;
  readonly dataDir: string;
  readonly lock: Lock;
  readonly steps: Steps;
  readonly supervisor: Supervisor;
}

async function start({ flags, environment, dataDir, lock, steps, supervisor }: Context): Promise<void> {
  const port = await steps.run('environment', () => choosePort(flags, environment));
  // A file that is refused stops the start before anything runs.
  const noticeDraft = flags.notice === undefined ? undefined : await importNotice(flags.notice, dataDir);
  const secrets = keptSecrets(dataDir);
  const isDemo = flags.demo || !environment.DATABASE_URL;

  const servers = { environment, dataDir, supervisor };
  const [ownerUrl, temporal] = await both(
    steps.run('database', () => findDatabase(servers)),
    steps.run('temporal', (say) => findTemporal(servers, say)),
  );

  const urls = { recordUrl: withLogin(ownerUrl, 'liandong_record', secrets.recordPassword), appUrl: withLogin(ownerUrl, 'liandong_app', secrets.appPassword) };
  let provider: CryptoName = 'default';
  await steps.run('tables', async () => {
    await ensureLogins(ownerUrl, secrets);
    const { ran, rebuilt } = await bringUpTables(ownerUrl);
    provider = await chooseProvider(ownerUrl, environment.CRYPTO_PROVIDER);
    return { text: `${ran} 个迁移已执行 / migrations ran${rebuilt > 0 ? `，${rebuilt} 项任务已重建 / assignments rebuilt` : ''}`, value: undefined };
  });
  const first = isDemo ? [] : await steps.run('administrators', () => firstAdministrators(ownerUrl, secrets, environment));
  if (isDemo) await steps.run('cycle', async () => ({ text: await seededText(flags, { ownerUrl, ...urls, password: secrets.demoPassword }, noticeDraft), value: undefined }));

  const outboxDir = resolve(environment.OUTBOX_DIR ?? join(dataDir, 'outbox'));
  const named = keyVariables();
  const keys: Readonly<Record<string, string>> = Object.keys(named).length > 0 ? named : { KEYS_FILE: keptKeys(dataDir, provider) };
  const anchorDir = resolve(environment.ANCHOR_DIR ?? join(dataDir, 'anchors'));
  // For the operator's commands: `npm run verify` and the like find the running system by it.
  writePrivate(join(dataDir, 'connections.json'), JSON.stringify({ databaseUrl: ownerUrl, temporalAddress: temporal.address, anchorDir, ...(environment.SMTP_URL ? {} : { outboxDir }), ...(keys['KEYS_FILE'] ? { keysFile: resolve(keys['KEYS_FILE']) } : {}) }));
  const smtpUrl = environment.SMTP_URL ?? (await steps.run('outbox', () => shown(addOutbox(supervisor, dataDir, outboxDir))));
  const settings: Settings = {
    environment, dataDir, isDemo, ...urls, port, smtpUrl, outboxDir, channels: channelVariables(), signOn: oidcVariables(), keys, anchorDir,
    sessionSecret: environment.SESSION_SECRET ?? secrets.sessionSecret,
    temporalAddress: temporal.address,
    temporalUiUrl: environment.TEMPORAL_UI_URL ?? temporal.uiUrl,
  };
  await steps.run('worker', async () => ({ text: steps.word('connected'), value: await addWorker(supervisor, settings) }));
  await beginAnew(steps, dataDir);
  await steps.run('api', async () => ({ text: steps.word('ready'), value: await addApi(supervisor, settings) }));
  const url = pageUrl(settings);
  lock.setUrl(url);
  steps.line(`  ${steps.word('open')} ${url}    ${steps.word('docs')} ${url}/docs${settings.temporalUiUrl ? `    ${steps.word('ui')} ${settings.temporalUiUrl}` : ''}`);
  if (isDemo) steps.line(`  ${steps.word('accounts')} ${ACCOUNTS.join(' ')}    ${steps.word('password')} ${secrets.demoPassword}`);
  for (const line of first) steps.line(line);
  if (!environment.CLAMD_ADDRESS) steps.line(`  ${steps.word('unscanned')}`);
  if (isDemo) steps.line(`  ${steps.word('next')}`);
}

async function shown(address: Promise<string>): Promise<{ text: string; value: string }> {
  return { text: await address, value: await address };
}

async function seededText({ language, notice, unlaunched }: Flags, request: SeedRequest, noticeDraft: string | undefined): Promise<string> {
  const seeded = await seed(request, { noticeDraft, unlaunched });
  if (!seeded) return '无 / none';
  const { tasks, units, issued } = seeded;
  if (unlaunched && issued === 0) return language === 'zh' ? `${units} 个省级单位，未下达` : `${units} provincial units, nothing issued`;
  const what = notice ?? '2024';
  return language === 'zh' ? `${what}：${tasks} 项任务，${units} 个省级单位，已下达 ${issued} 项` : `${what}: ${tasks} tasks, ${units} provincial units, ${issued} assignments`;
}

type Servers = Pick<Context, 'environment' | 'dataDir' | 'supervisor'>;

/** The database that was named, else the embedded one. */
async function findDatabase({ environment, dataDir, supervisor }: Servers): Promise<{ text: string; value: string }> {
  const { DATABASE_URL: named } = environment;
  if (named) return { text: `DATABASE_URL，PostgreSQL ${await checkDatabase(named)}`, value: named };
  const started = await addPostgres(supervisor, dataDir);
  const how = started.takenOver ? '（已接管 / taken over）' : started.fresh ? '（首次初始化 / first start）' : '';
  return { text: `内置 / embedded PostgreSQL ${started.version}${how} 127.0.0.1:${started.port}`, value: started.url };
}

/** The Temporal that was named, else a server of our own. */
async function findTemporal({ environment, dataDir, supervisor }: Servers, say: (text: string) => void): Promise<{ text: string; value: { address: string; uiUrl: string | undefined } }> {
  const { TEMPORAL_ADDRESS: named, TEMPORAL_NAMESPACE: namespace, TEMPORAL_UI_URL: uiUrl } = environment;
  if (named) {
    const version = await checkTemporal({ temporal: temporalConnection({ ...environment, TEMPORAL_ADDRESS: named }), namespace });
    return { text: `TEMPORAL_ADDRESS ${named}，${version}`, value: { address: named, uiUrl } };
  }
  const started = await addTemporal(supervisor, dataDir, namespace, say);
  const how = started.takenOver ? '，已接管 / taken over' : '';
  return { text: `${started.version}（${started.source}${how}）${started.address} · UI :${new URL(started.uiUrl).port || WISHED_UI}`, value: { address: started.address, uiUrl: started.uiUrl } };
}

/** A port that was named is meant so; without a name the next free one will do. */
async function choosePort(flags: Flags, environment: EmbeddedEnvironment): Promise<{ text: string; value: number }> {
  const named = flags.port ?? environment.PORT;
  const { HOST } = environment;
  if (named !== undefined && !(await isFree(named, HOST))) throw new SettingError(`端口 ${named} 已被占用：请换一个，或不指定端口。/ Port ${named} is taken: name another, or none.`);
  const port = named ?? (await nextFreePort(WISHED_PORT, HOST));
  return { text: port === (named ?? WISHED_PORT) ? `端口 / port ${port}` : `端口 ${WISHED_PORT} 已被占用，改用 ${port} / port ${WISHED_PORT} is taken, using ${port}`, value: port };
}

/** Both are awaited to their end: a failure of one must not leave the other half started. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

function lockOrSay(dataDir: string, steps: Steps): Lock | undefined {
  try {
    return takeLock(dataDir);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    steps.line(`${steps.word('running')}  ${error.holder.url ?? ''}  (pid ${error.holder.pid}, ${steps.word('dataFolder')} ${shortened(dataDir)})`);
    return undefined;
  }
}

/** Settles at the first signal; the second one ends everything at once. */
function askedToStop(supervisor: Supervisor, steps: Steps): Promise<void> {
  return new Promise((resolveAsked) => {
    let count = 0;
    const heard = (): void => {
      count += 1;
      if (count === 1) return resolveAsked();
      supervisor.killAll();
      steps.line(steps.word('stopped'));
      process.exit(1);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, heard);
  });
}

const shortened = (dir: string): string => {
  const path = relative(process.cwd(), dir);
  return path.startsWith('..') ? dir : `./${path}`;
};

function codeOf(error: unknown): number {
  if (error instanceof SettingError || error instanceof EnvironmentError || error instanceof OtherProvider) return 2;
  return error instanceof LocalServiceError ? error.exitCode : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isExpected = error instanceof SettingError || error instanceof EnvironmentError || error instanceof OtherProvider || error instanceof LocalServiceError;
    process.stderr.write(`\n${isExpected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(codeOf(error));
  },
);
