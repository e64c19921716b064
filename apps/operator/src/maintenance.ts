import { parseArgs } from 'node:util';
import { SYSTEM } from '#domain/access/actor.js';
import { beginMaintenance, endMaintenance } from '#record/maintenance.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { run, say, UsageError } from './command.js';
import { findServers } from './connect.js';

const USAGE = `npm run maintenance -- --on 原因/REASON | --off
  --on   进入只读维护：可以查看和登录，暂不办理，到期处理、提醒和外发消息等待；原因显示给所有人 / read-only: people look and sign in, nobody acts; instants, reminders and messages wait; everybody is shown the reason
  --off  结束只读维护，等待的随后照常进行 / writes go on, and so does what waited`;

/** 只读维护 by whoever runs the server, where no administrator can sign in; the system's page has the same switch. */
async function main(): Promise<number> {
  const { on, off } = asked();
  const record = createRecord(findServers().databaseUrl, { max: 1 });
  const by = { actor: SYSTEM, source: null };
  try {
    if (on !== undefined) {
      await beginMaintenance(record, on, by);
      say(`✔ 已进入只读维护：${on} / read-only maintenance has begun: ${on}`);
    }
    if (off) say((await endMaintenance(record, by)) ? '✔ 只读维护已结束 / read-only maintenance is over' : '没有处于只读维护 / there was none');
    return 0;
  } finally {
    await closeRecord(record);
  }
}

const asked = (): { on?: string; off: boolean } => {
  try {
    const { on, off = false } = parseArgs({ options: { on: { type: 'string' }, off: { type: 'boolean' } } }).values;
    const reason = on?.trim();
    if (off ? on === undefined : reason) return { off, ...(reason ? { on: reason } : {}) };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  throw new UsageError(USAGE);
};

run(main);
