import { moveInEnvironment, namedKeys } from '#config/environment.js';
import { productVersion } from '#config/product-version.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { bringIn } from './bring-in.js';
import { readFolder, run, say } from './command.js';

const USAGE = `npm run move-in -- --from 目录/FOLDER [--json]
  把 move-out 迁出的目录迁入空的数据库（DATABASE_URL）、附件目录（FILES_DIR）和锚的目录（ANCHOR_DIR），在 migrate、api、worker 启动之前；任一文件不符即指名拒绝
  brings what move-out took into an empty database (DATABASE_URL), folder of files (FILES_DIR) and of anchors (ANCHOR_DIR), before migrate, api and worker start; a file that differs is named and refused
  之后启动，再运行 / then start them and run: npm run reconcile -- --all，npm run verify，npm run maintenance -- --off`;

/** 迁入: whole or not at all. The new place begins in the maintenance that the old one was left in. */
async function main(): Promise<number> {
  const { folder, json } = readFolder(USAGE, 'from');
  const { DATABASE_URL, RECORD_DATABASE_PASSWORD, APP_DATABASE_PASSWORD, FILES_DIR, ANCHOR_DIR, IDENTITY_KEY, SESSION_SECRET, CRYPTO_PROVIDER, ...keys } = moveInEnvironment();
  try {
    const came = await bringIn({
      product: productVersion(), from: folder, ownerUrl: DATABASE_URL, passwords: { recordPassword: RECORD_DATABASE_PASSWORD, appPassword: APP_DATABASE_PASSWORD },
      filesDir: FILES_DIR, anchorDir: ANCHOR_DIR, keys: namedKeys(keys), identityKey: IDENTITY_KEY ?? SESSION_SECRET, provider: CRYPTO_PROVIDER,
    });
    if (json) say(JSON.stringify(came));
    else {
      say(`✔ 截至 / as of ${came.takenAt}，${came.rows} 行 rows，${came.files} 个附件 files`);
      say(`  摘要 / digest: ${came.digest}，与原处相同 / the same as at the old place`);
      if (came.clockOffsetMs !== 0) say('  演示时钟随之迁来，与真实时间不同。/ The clock of a demonstration came along and is not the world’s.');
      say('  处于只读维护。启动 api、worker，运行 npm run reconcile -- --all、npm run verify，再 npm run maintenance -- --off。/ In read-only maintenance: start api and worker, then these three.');
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LocalServiceError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

run(main);
