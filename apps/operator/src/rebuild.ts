import { rebuild } from '#record/rebuild.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { readFlags, run, say } from './command.js';
import { findServers } from './connect.js';

/** Snapshots and projections of every assignment anew from the events, while people act. The ledger stays as it is. */
async function main(): Promise<number> {
  const { json } = readFlags('npm run rebuild -- [--json]', []);
  const record = createRecord(findServers().databaseUrl, { max: 1 });
  try {
    const { rebuilt } = await rebuild(record, { onlyOld: false, projections: true });
    say(json ? JSON.stringify({ rebuilt }) : `✔ ${rebuilt} 项任务已按事件重建 assignments rebuilt from their events`);
    return 0;
  } finally {
    await closeRecord(record);
  }
}

run(main);
