import pg from 'pg';
import { REMINDER_DISPATCH_ID } from '#messages/workflow-ids.js';
import { asking, describing } from '#processes/ask-workflow.js';
import { compare, settledOf } from '#processes/compare.js';
import type { Difference } from '#record/difference.js';
import { ledgerSumOf } from '#record/ledger-sum.js';
import { openStreams } from '#record/open-streams.js';
import { closeRecord, createRecord, recordNow, type RecordContext } from '#record/record-context.js';
import { verifyRecord } from '#record/verify.js';
import { readFlags, run, say } from './command.js';
import { connectTemporal, findServers } from './connect.js';

const USAGE = 'npm run verify -- [--json]';
const PAGE = 200;

/**
 * Holds everything against the events: chains, snapshots, projections, ledger and its sum; and with Temporal the
 * workflow of each open stream and the dispatch of reminders. Reads only. Lines for people, or with `--json` one line a difference and the sum last.
 */
async function main(): Promise<number> {
  const { json } = readFlags(USAGE, []);
  const servers = findServers();
  const record = createRecord(servers.databaseUrl, { max: 4 });
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  try {
    const now = await recordNow(record);
    const { streams, digest, differences } = await verifyRecord(client, now);
    const { sum, broken } = await ledgerSumOf(record);
    const processes = await processDifferences(record, servers);
    const all: readonly Difference[] = [
      ...differences,
      ...broken.map(({ assignment, sum: own }) => ({ kind: 'ledger' as const, about: assignment, detail: `the sum is broken: ${JSON.stringify(own)}` })),
      ...processes.differences,
    ];
    if (json) {
      for (const each of all) say(JSON.stringify(each));
      say(JSON.stringify({ checked: streams, differences: all.length, workflows: processes.checked, digest, ledger: sum }));
    } else {
      for (const { kind, about, detail } of all) say(`✗ ${kind}  ${about}  ${detail}`);
      say(`摘要 / digest: ${digest}`);
      say(`台账 / ledger: ${sum.due} = ${sum.sent} 已发 sent + ${Object.values(sum.suppressed).reduce((all, each) => all + each, 0)} 不发 suppressed + ${sum.failed} 失败 failed + ${sum.unknown} 不明 unknown + ${sum.handed} 途中 under way`);
      say(`${all.length === 0 ? '✔' : '✗'} ${streams} 个事件流 streams，${processes.checked ?? '未查 no'} 个流程 workflows，${all.length} 处不符 differences`);
    }
    return all.length === 0 ? 0 : 1;
  } finally {
    await client.end();
    await closeRecord(record);
  }
}

async function processDifferences(record: RecordContext, servers: Parameters<typeof connectTemporal>[0]): Promise<{ checked: number | null; differences: readonly Difference[] }> {
  const client = await connectTemporal(servers);
  if (!client) return { checked: null, differences: [] };
  const ask = asking(client);
  const differences: Difference[] = [];
  let checked = 0;
  for (let after = ''; ; ) {
    const page = await openStreams(record, 'every', after, PAGE);
    const last = page.at(-1);
    if (!last) break;
    for (const { stream, found, knows, last: sequence } of await compare(record, ask, page)) {
      differences.push({ kind: 'process', about: stream, detail: `${found}: the workflow has ${knows}, the record ${sequence}` });
    }
    checked += page.length;
    after = last.stream;
  }
  const dispatch = await settledOf(() => describing(client, REMINDER_DISPATCH_ID));
  if (dispatch !== 'running') differences.push({ kind: 'process', about: REMINDER_DISPATCH_ID, detail: dispatch });
  await client.connection.close();
  return { checked: checked + 1, differences };
}

run(main);
