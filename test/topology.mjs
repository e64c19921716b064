/**
 * The production shape of docker-compose.yml from processes, with Temporal's own server on PostgreSQL:
 *
 *   npm run topology -- --temporal-server PATH --temporal-sql-tool PATH --schema DIR [--node PATH]
 *
 * Or by environment: TEMPORAL_SERVER_PATH, TEMPORAL_SQL_TOOL_PATH, TEMPORAL_SCHEMA_DIR, with which `npm test` plays it too.
 * `--node`: the Node that runs what is ours, such as the image's.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../apps/embedded/build.mjs';
import { runSpec } from './one-spec.mjs';

const FLAGS = { 'temporal-server': 'TEMPORAL_SERVER_PATH', 'temporal-sql-tool': 'TEMPORAL_SQL_TOOL_PATH', schema: 'TEMPORAL_SCHEMA_DIR', node: 'TOPOLOGY_NODE' };

const { values } = parseArgs({ options: Object.fromEntries(Object.keys(FLAGS).map((name) => [name, { type: 'string' }])) });
const from = process.env.INIT_CWD ?? process.cwd();
const variables = Object.fromEntries(Object.entries(FLAGS).flatMap(([flag, variable]) => (values[flag] === undefined ? [] : [[variable, resolve(from, values[flag])]])));
const missing = Object.values(FLAGS).slice(0, 3).filter((variable) => !variables[variable] && !process.env[variable]);
if (missing.length > 0) {
  console.error(`npm run topology -- --temporal-server PATH --temporal-sql-tool PATH --schema DIR [--node PATH]\n没有 / missing: ${missing.join(', ')}`);
  process.exit(2);
}
await build({ only: 'code' });
await build({ only: 'bundle' });
const { status } = await runSpec({ project: 'integration', files: 'test/topology', variables, stdio: 'inherit' });
process.exitCode = status;
