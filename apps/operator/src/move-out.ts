import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { moveOutEnvironment, namedKeys } from '#config/environment.js';
import { productVersion } from '#config/product-version.js';
import { startPostgres } from '#local-services/postgres.js';
import { takeOut } from './take-out.js';
import { asUsage, readFolder, run, say, UsageError } from './command.js';
import { keysIn } from './connect.js';

const USAGE = `npm run move-out -- --to 目录/FOLDER [--json]
  迁出 npm start 的数据目录（在运行或已停止，须先 npm run maintenance -- --on 原因）：同一时刻的全部数据表、附件、锚、密钥，附校验值和摘要；目录须尚不存在
  takes the record of npm start's data folder out, running or stopped, in read-only maintenance: all tables as of one instant, files, anchors, keys, with sums and a digest; the folder must not be there yet
  之后在新处 / then at the new place: npm run move-in`;

/** 迁出: the old place stays in read-only maintenance, so that nothing is written or sent there any more. */
async function main(): Promise<number> {
  const { folder, json } = readFolder(USAGE, 'to');
  const environment = moveOutEnvironment();
  const { DATABASE_URL, DATA_DIR } = environment;
  if (DATABASE_URL) throw new UsageError(`此命令只迁出 npm start 的数据目录，请去掉 DATABASE_URL。/ This command is for the data folder of npm start: leave DATABASE_URL out.\n${USAGE}`);
  if (!existsSync(join(DATA_DIR, 'postgres/cluster/PG_VERSION'))) throw new UsageError(`${DATA_DIR} 不是 npm start 的数据目录。/ ${DATA_DIR} is no data folder of npm start.\n${USAGE}`);
  const kept = <T>(file: string): Partial<T> => (existsSync(join(DATA_DIR, file)) ? (JSON.parse(readFileSync(join(DATA_DIR, file), 'utf8')) as Partial<T>) : {});
  const { keysFile, anchorDir } = kept<{ keysFile: string; anchorDir: string }>('connections.json');
  const keys = namedKeys(environment) ?? keysIn(keysFile ?? join(DATA_DIR, 'keys.json'));
  const identityKey = environment.IDENTITY_KEY ?? environment.SESSION_SECRET ?? kept<{ sessionSecret: string }>('secrets.json').sessionSecret;
  if (!keys || identityKey === undefined) throw new UsageError(`KEYS_FILE, SESSION_SECRET?\n${USAGE}`);
  // Where it runs, its own server is used on; else it is started for as long as this takes.
  const server = await startPostgres({ dir: join(DATA_DIR, 'postgres') });
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    const { digest, rows, files, takenAt, clockOffsetMs } = await takeOut(client, { product: productVersion(), to: folder, keys, identityKey, filesDir: join(DATA_DIR, 'files'), anchorDir: environment.ANCHOR_DIR ?? anchorDir ?? join(DATA_DIR, 'anchors') });
    if (json) say(JSON.stringify({ takenAt, digest, rows, files, clockOffsetMs }));
    else {
      say(`✔ ${folder}  截至 / as of ${takenAt}，${rows} 行 rows，${files} 个附件 files`);
      say(`  摘要 / digest: ${digest}`);
      say('  内含密钥，请与数据目录同样保管。原处仍在只读维护，不再发送；不要在原处结束维护。/ It holds the keys: guard it as the data folder. The old place stays in maintenance and sends nothing: never end it there.');
    }
    return 0;
  } finally {
    await client.end();
    if (!server.takenOver) await server.stop();
  }
}

run(() => main().catch(asUsage));
