import { parseArgs } from 'node:util';
import { run, say, UsageError } from './command.js';
import { findServers } from './connect.js';
import { settleRestore } from './settle-restore.js';

const USAGE = `npm run after-restore -- --reason 原因 --taken-at 备份时刻/ISO
  数据库（DATABASE_URL）恢复到较早时刻之后、启动 worker 之前：途中和此间到期的消息转为“不明”，不会自动再发；下一个说明原因的锚，丢失的部分从此列明
  after the database of DATABASE_URL was set back and before a worker starts: what may have gone out becomes unknown and is not sent again by itself; an anchor says why, and what was lost stays listed
  之后启动 worker，再运行 / then start the workers and run: npm run reconcile -- --all`;

/** For whoever restored a database by its own tools; \`npm run restore\` does the same by itself. */
async function main(): Promise<number> {
  const { reason, takenAt } = asked();
  const servers = findServers();
  if (!servers.keys || servers.anchorDir === undefined) throw new UsageError(`KEYS_FILE, ANCHOR_DIR?\n${USAGE}`);
  const { unknown, anchor } = await settleRestore(servers.databaseUrl, servers, { takenAt, reason });
  say(`✔ ${unknown} 条消息转为不明 / messages are unknown now；锚 / anchor ${anchor}`);
  return 0;
}

const asked = (): { reason: string; takenAt: Date } => {
  try {
    const { reason, 'taken-at': at } = parseArgs({ options: { reason: { type: 'string' }, 'taken-at': { type: 'string' } } }).values;
    const takenAt = new Date(at ?? '');
    if (reason?.trim() && !Number.isNaN(takenAt.getTime())) return { reason, takenAt };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  throw new UsageError(USAGE);
};

run(main);
