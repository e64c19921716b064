import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operatorEnvironment } from '#config/environment.js';
import { productVersion } from '#config/product-version.js';
import { takeBackup } from '#local-services/backup.js';
import { asUsage, readFolder, run, say, UsageError } from './command.js';

const USAGE = `npm run backup -- --to 目录/FOLDER [--json]
  在 npm start 运行时备份它的数据目录：数据库（一致到备份结束的一刻）、附件、密钥、锚；目录须尚不存在
  copies the data folder of the npm start that runs: the database as of the end of the copy, files, keys and anchors; the folder must not be there yet`;

/** A backup of the embedded deployment, while it works. Of a database of its own, its operator has better means (runbook). */
async function main(): Promise<number> {
  const { folder, json } = readFolder(USAGE, 'to');
  const { DATABASE_URL, DATA_DIR } = operatorEnvironment();
  if (DATABASE_URL) throw new UsageError(`DATABASE_URL 所指的数据库请用 pgBackRest 等工具备份；此命令只备份 npm start 的数据目录。/ Back up the database of DATABASE_URL by pgBackRest or the like; this command is for the data folder of npm start.\n${USAGE}`);
  const file = join(DATA_DIR, 'connections.json');
  if (!existsSync(file)) throw new UsageError(`请先运行 npm start。/ Run npm start first. No ${file}`);
  const { databaseUrl, anchorDir, outboxDir, keysFile } = JSON.parse(readFileSync(file, 'utf8')) as { databaseUrl: string; anchorDir: string; outboxDir?: string; keysFile?: string };
  const elsewhere = { anchors: anchorDir, ...(outboxDir === undefined ? {} : { outbox: outboxDir }), ...(keysFile === undefined ? {} : { 'keys.json': keysFile }) };
  const began = Date.now();
  const about = await takeBackup({ dataDir: DATA_DIR, url: databaseUrl, to: folder, product: productVersion(), elsewhere }).catch(asUsage);
  const seconds = (Date.now() - began) / 1000;
  say(json ? JSON.stringify({ ...about, seconds }) : `✔ ${folder}  截至 / as of ${about.takenAt}，${seconds.toFixed(1)} s。内含密钥，请与数据目录同样保管。/ It holds the keys: guard it as the data folder.`);
  return 0;
}

run(main);
