import { rebuildAll } from '#record/rebuild.js';
import { readFlags, run, say } from './command.js';
import { findServers } from './connect.js';

/** Snapshots and projections of every assignment anew from the events, while people act. The ledger stays as it is. */
async function main(): Promise<number> {
  const { json } = readFlags('npm run rebuild -- [--json]', []);
  const rebuilt = await rebuildAll(findServers().databaseUrl);
  say(json ? JSON.stringify({ rebuilt }) : `✔ ${rebuilt} 项任务已按事件重建 assignments rebuilt from their events`);
  return 0;
}

run(main);
