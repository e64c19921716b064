/**
 * Saves workflow histories for the replay test. Plain JavaScript, since it builds what it runs.
 *
 *   npm run wf:record                    the scenarios that are not saved yet, for the present version of the rules
 *   npm run wf:record -- --again         all scenarios anew: only where a change of the process is meant
 *   npm run wf:record -- --walks 150     as many walks through the rules at random, each followed by a workflow, into one file
 *   npm run wf:record -- --id asg/2024/t07-o1/11 --address 127.0.0.1:7233 [--namespace liandong]
 *                                        [--keys .data/keys.json]   all runs of a workflow on a running server, saved in plain: what workflows are told are codes and dates
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { build } from '../../apps/embedded/build.mjs';
import { pack } from './packed.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const built = (path) => import(pathToFileURL(join(ROOT, 'dist', path)).href);

const { values } = parseArgs({ options: { id: { type: 'string' }, address: { type: 'string' }, namespace: { type: 'string', default: 'liandong' }, again: { type: 'boolean', default: false }, walks: { type: 'string' }, keys: { type: 'string' } } });
await build({ only: 'code' });
await build({ only: 'bundle' });
const { RULES_VERSION } = await built('libs/domain/assignment/assignment.rules.js');
const { historiesOf, inPlain } = await built('libs/testing/workflow-histories.js');
const FOLDER = join(ROOT, 'test/replay/histories', String(RULES_VERSION));

async function recordRunning(id, address, namespace, keysFile) {
  const connection = await Connection.connect({ address });
  const histories = await historiesOf(new Client({ connection, namespace }), id);
  await save(id.replaceAll('/', '_'), id, keysFile ? await Promise.all(histories.map(async (history) => inPlain(history, await codecOf(keysFile)))) : histories);
  await connection.close();
}

async function codecOf(file) {
  const { keysOfFile } = await built('libs/config/keys.js');
  const { createPayloadCodec } = await built('libs/crypto/payload-codec.js');
  return createPayloadCodec(keysOfFile(file, (words) => {
    throw new Error(words);
  }));
}

async function recordScenarios(again) {
  const { scenarios } = await built('libs/testing/replay-scenarios.js');
  const missing = scenarios.filter(({ name }) => again || !isSaved(name));
  if (missing.length === 0) console.log('nothing to record: every scenario is saved (--again records them anew)');
  for (const { name, record } of missing) {
    const { workflowId, histories } = await record(join(ROOT, 'dist/workflow-bundle.js'));
    await save(name, workflowId, histories);
  }
}

/** One line a run, packed: hundreds of histories that nobody reads line by line. */
async function recordWalksOf(count) {
  const { recordWalks } = await built('libs/testing/replay-walks.js');
  const runs = [];
  await recordWalks(join(ROOT, 'dist/workflow-bundle.js'), Array.from({ length: count }, (_, index) => index + 1), async ({ seed, histories }) => {
    for (const [index, history] of histories.entries()) {
      const { events } = JSON.parse(historyToJSON(history));
      if (events.length > 3) runs.push({ at: seed * 1_000 + index, run: { workflowId: `walk-${seed}.${index + 1}`, history: { events } } });
    }
    console.log(`walk ${seed}: ${histories.length} run(s)`);
  });
  await mkdir(FOLDER, { recursive: true });
  const packed = pack(runs.sort((a, b) => a.at - b.at).map(({ run }) => run));
  await writeFile(join(FOLDER, 'walks.jsonl.gz'), packed);
  console.log(`${runs.length} histories, ${Math.ceil(packed.length / 1_024)} kB`);
}

const isSaved = (name) => existsSync(FOLDER) && readdirSync(FOLDER).some((file) => file.replace(/(\.\d+)?\.json$/, '') === name);

/** One file a run, one line an event, so that a diff can be read. */
async function save(name, workflowId, histories) {
  for (const [index, history] of histories.entries()) {
    const file = join(FOLDER, histories.length > 1 ? `${name}.${index + 1}.json` : `${name}.json`);
    const { events } = JSON.parse(historyToJSON(history));
    // The replayer hangs on a run that no worker has taken up.
    if (events.length <= 3) {
      console.log(`${workflowId}: ${events.length} events, not begun; not saved`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    const lines = events.map((event) => JSON.stringify(event)).join(',\n');
    await writeFile(`${file}.tmp`, `{"workflowId":${JSON.stringify(workflowId)},"history":{"events":[\n${lines}\n]}}\n`);
    await rename(`${file}.tmp`, file);
    console.log(`${file.slice(ROOT.length)}  ${events.length} events, ${Math.ceil(lines.length / 1_024)} kB`);
  }
}

try {
  if (values.walks) await recordWalksOf(Number(values.walks));
  else if (values.id) await recordRunning(values.id, values.address ?? '127.0.0.1:7233', values.namespace, values.keys);
  else await recordScenarios(values.again);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
