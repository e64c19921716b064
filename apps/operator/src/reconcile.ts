import { reconcile, type ReconcileOptions } from '#processes/reconcile.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { reportWatch } from '#record/watch-reports.js';
import { readFlags, run, say, UsageError } from './command.js';
import { connectTemporal, findServers } from './connect.js';

const USAGE = `npm run reconcile -- [--json] [--all | --adopt]
  --all     每个流程都从记录重新开始（恢复备份之后）/ every workflow starts anew from the record (after a restore)
  --adopt   只限旧版规则的事件流 / only those of streams that older rules folded`;

/** Holds the workflows of open streams and the dispatch of reminders against the record and sets right what differs. 1 where anything did. */
async function main(): Promise<number> {
  const { json, all, adopt } = readFlags(USAGE, ['all', 'adopt']);
  if (all && adopt) throw new UsageError(USAGE);
  const scope: ReconcileOptions['scope'] = all ? 'all' : adopt ? 'old' : 'whole';
  const servers = findServers();
  const client = await connectTemporal(servers);
  if (!client) throw new UsageError(`TEMPORAL_ADDRESS?\n${USAGE}`);
  const record = createRecord(servers.databaseUrl, { max: 4 });
  try {
    const { checked, differences } = await reconcile(record, client, {
      scope,
      onFound: (found) => say(json ? JSON.stringify(found) : `✗ ${found.stream}  ${found.found} → ${found.did}`),
    });
    say(json ? JSON.stringify({ checked, differences }) : `${differences === 0 ? '✔' : '✗'} ${checked} 个流程 workflows，${differences} 处不符 differences`);
    // Only this one has looked at all of them, and restarted none for being asked to.
    if (scope === 'whole') await reportWatch(record, 'reconcile', differences);
    // What was asked for is no difference.
    return differences === 0 || all || adopt ? 0 : 1;
  } finally {
    await closeRecord(record);
    await client.connection.close();
  }
}

run(main);
