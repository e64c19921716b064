import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { namedKeys, operatorEnvironment } from '#config/environment.js';
import { checkBackup, restoreBackup } from '#local-services/backup.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { startPostgres } from '#local-services/postgres.js';
import { RECONCILE_ALL } from '#local-services/reconcile-mark.js';
import { migrate } from '#persistence/migrate.js';
import { rebuildAfterMigration } from '#record/rebuild.js';
import { fromCaller, run, say, UsageError } from './command.js';
import { keysIn } from './connect.js';
import { settleRestore, type SettledRestore } from './settle-restore.js';

const USAGE = `npm run restore -- --from 备份目录/BACKUP [--data 数据目录/FOLDER] [--reason 原因] [--json]
  由备份恢复到空的数据目录（默认 DATA_DIR）；之后用 npm start 启动，流程由记录重新建立
  makes an empty data folder (DATA_DIR) of a backup; npm start then begins the workflows anew from the record`;

/** Restores the embedded deployment: every file of the backup is held against its sum first. */
async function main(): Promise<number> {
  const { from, data, reason, json } = asked();
  const began = Date.now();
  const environment = operatorEnvironment();
  try {
    const about = await checkBackup(fromCaller(from));
    let settled: SettledRestore | undefined;
    await restoreBackup({
      from: fromCaller(from), dataDir: data === undefined ? environment.DATA_DIR : fromCaller(data),
      settle: async (folder) => {
        const server = await startPostgres({ dir: join(folder, 'postgres') });
        try {
          await rebuildAfterMigration(server.url, (await migrate(server.url)).outdating);
          const keys = namedKeys(environment) ?? keysIn(join(folder, 'keys.json'));
          settled = await settleRestore(server.url, { keys, anchorDir: environment.ANCHOR_DIR ?? join(folder, 'anchors') }, { takenAt: new Date(about.takenAt), reason: reason ?? `由备份恢复 / restored from a backup of ${about.takenAt}` });
        } finally {
          await server.stop();
        }
        writeFileSync(join(folder, RECONCILE_ALL), about.takenAt);
      },
    });
    if (!settled) throw new Error('nothing was settled');
    const seconds = (Date.now() - began) / 1000;
    if (json) say(JSON.stringify({ ...about, ...settled, seconds }));
    else {
      say(`✔ 已恢复到 / restored as of ${about.takenAt}，${seconds.toFixed(1)} s`);
      say(`  ${settled.unknown} 条途中的消息转为“不明”，由人核对后再发；此后到期而可能已发出的也是 / ${settled.unknown} messages on their way are “unknown” now, for a person to look at; so will be those that may have gone out since`);
      say(`  锚 / anchor ${settled.anchor ?? '—'}。现在运行 npm start。/ Now run npm start.`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LocalServiceError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

const asked = (): { from: string; data: string | undefined; reason: string | undefined; json: boolean } => {
  try {
    const { from, data, reason, json } = parseArgs({ options: { from: { type: 'string' }, data: { type: 'string' }, reason: { type: 'string' }, json: { type: 'boolean', default: false } } }).values;
    if (from) return { from, data, reason, json };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  throw new UsageError(USAGE);
};

run(main);
