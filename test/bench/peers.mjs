/**
 * Ours and its peers in turn, on one cluster, several rounds: medians and ratios, as a table and as one last line with `--json`.
 *
 *   npm run bench:peers [-- --peers FOLDER] [--rounds 3] [--only ours,camunda7] [--instances 300] [--threads 16] [--json]
 *
 * FOLDER holds `pg.sh`, `lifecycle.json` and one folder a peer, each with a harness that prints one line of JSON last; unless it is
 * named (or `PEERS_DIR`), it is the folder `bench` of one that lies beside the project. It is copied: what is built there does
 * not touch it. A run of all peers and at least three rounds puts its table into the README, between its marks.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from '../../apps/embedded/build.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values: flag } = parseArgs({
  options: { peers: { type: 'string', default: process.env.PEERS_DIR }, rounds: { type: 'string', default: '3' }, only: { type: 'string' }, instances: { type: 'string', default: '300' }, threads: { type: 'string', default: '16' }, json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
const isPeers = (folder) => existsSync(join(folder, 'pg.sh')) && existsSync(join(folder, 'lifecycle.json'));
const besideUs = () => readdirSync(join(ROOT, '..')).map((name) => join(ROOT, '..', name, 'bench')).find(isPeers);
const peers = flag.peers ?? besideUs();
if (peers === undefined || !isPeers(resolve(peers))) {
  console.error(`${peers ?? '对照程序 / peers'}: 没有 pg.sh 与 lifecycle.json / not found — npm run bench:peers -- --peers FOLDER`);
  process.exit(2);
}

/** What has to be built, and what is run; `fresh`: a database of its own first. */
const size = `--instances ${flag.instances} --threads ${flag.threads}`;
const jdbc = (port, name) => ` --url jdbc:postgresql://127.0.0.1:${port}/${name}`;
const node = (port, name) => ` --url postgres://bench@127.0.0.1:${port}/${name}`;
const java = (folder, main) => ({ url: jdbc, build: `cd ${folder} && mvn -q package`, run: `java -cp "${folder}/target/classes:${folder}/target/lib/*" bench.${main} --bench . ${size}` });
const PEERS = {
  ours: { title: 'liandong（HTTP）', run: `node ${join(ROOT, 'dist/test/bench/bench.js')} ${size} --postgres postgres://bench@127.0.0.1:PORT/postgres` },
  floor: { title: 'PostgreSQL，一条语句一次提交', build: 'cd handrolled && npm install --silent', run: `node handrolled/bench.mjs --style one ${size}`, url: node },
  handrolled: { title: '自编服务（状态列、定时任务）', build: 'cd handrolled && npm install --silent', run: `node handrolled/bench.mjs --style tx ${size}`, url: node },
  camunda7: { ...java('camunda7', 'CamundaBench'), title: 'Camunda 7（内嵌）' },
  flowable: { ...java('flowable', 'FlowableBench'), title: 'Flowable（内嵌）' },
  dbos: { title: 'DBOS', build: 'cd dbos && npm install --silent', run: `node dbos/bench.mjs ${size}`, url: node },
  // The very server that ours runs on, with nothing around it: no database, no audit, no reminders.
  temporal: { title: 'Temporal 本身（每次办理一次 Update）', build: 'cd temporal-bare && npm install --silent && npm run --silent build', run: `node temporal-bare/target/bench.js --cache 250 ${size}`, onTemporal: true },
};

const names = flag.only ? flag.only.split(',') : Object.keys(PEERS);
const unknown = names.filter((name) => !(name in PEERS));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: ${Object.keys(PEERS).join(', ')}`);
  process.exit(2);
}

await build({ only: 'code' });
await build({ only: 'bundle' });
const built = (path) => import(pathToFileURL(join(ROOT, 'dist/libs/local-services', path)).href);
const { freePort } = await built('ports.js');
const { NAMESPACE, startTemporal } = await built('temporal.js');
const scratch = mkdtempSync(join(tmpdir(), 'liandong-peers-'));
// The cluster runs as another account where root starts it.
chmodSync(scratch, 0o755);
const bench = join(scratch, 'bench');
cpSync(resolve(peers), bench, { recursive: true });
const port = String(await freePort());
const shell = (line) => {
  const { status, stdout } = spawnSync('bash', ['-c', line], { cwd: bench, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28, env: { ...process.env, PGPORT: port } });
  if (status !== 0) throw new Error(`${line}: exit ${status}\n${stdout.slice(-2_000)}`);
  return stdout.trim();
};

const rounds = Object.fromEntries(names.map((name) => [name, []]));
try {
  shell(`chmod -R u+w . && bash pg.sh start ${join(scratch, 'pg')} ${port}`);
  for (const name of names) if (PEERS[name].build) shell(PEERS[name].build);
  for (let round = 1; round <= Number(flag.rounds); round += 1) {
    for (const name of names) {
      const { run, url, onTemporal } = PEERS[name];
      if (url) shell(`bash pg.sh fresh ${port} ${name}`);
      const server = onTemporal ? await startTemporal() : undefined;
      const line = JSON.parse(shell(run.replace('PORT', port) + (url?.(port, name) ?? '') + (server ? ` --address ${server.address} --namespace ${NAMESPACE}` : '')).split('\n').at(-1));
      await server?.stop();
      rounds[name].push(line);
      console.error(`${round}/${flag.rounds} ${name}: ${line.actions.per_s}/s, p50 ${line.actions.p50_ms} ms, p99 ${line.actions.p99_ms} ms`);
    }
  }
} finally {
  shell(`bash pg.sh stop ${join(scratch, 'pg')} || true`);
  rmSync(scratch, { recursive: true, force: true });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const shown = (value) => (!Number.isFinite(value) ? '—' : value >= 100 ? value.toFixed(0) : value.toPrecision(3));
/** Of each round the ratio, of these the median: what the machine did meanwhile is the same for both. */
const ratio = (name, of) => median(rounds[name].map((line, round) => of(line) / of(rounds.ours[round])));
const cell = (name, of) => {
  const value = shown(median(rounds[name].map(of)));
  return value === '—' || name === 'ours' || !rounds.ours ? value : `${value}（${shown(ratio(name, of))}×）`;
};
const COLUMNS = [['每秒办理', (line) => line.actions.per_s], ['至流程都获知，每秒', (line) => line.settled?.actions_per_s ?? line.actions.per_s], ['p50 毫秒', (line) => line.actions.p50_ms], ['p99 毫秒', (line) => line.actions.p99_ms], ['WAL 字节/次', (line) => line.db?.wal_bytes_per_action], ['字节/未结事项', (line) => line.db?.bytes_per_open_instance]];
const table = [
  `| | ${COLUMNS.map(([title]) => title).join(' | ')} |`, `|---|${COLUMNS.map(() => '---').join('|')}|`,
  ...names.map((name) => `| ${PEERS[name].title} | ${COLUMNS.map(([, of]) => cell(name, of)).join(' | ')} |`),
].join('\n');
console.log(table);
if (flag.write || (names.length === Object.keys(PEERS).length && Number(flag.rounds) >= 3)) {
  const readme = join(ROOT, 'README.md');
  const [START, END] = ['<!-- bench:peers -->', '<!-- /bench:peers -->'];
  const text = readFileSync(readme, 'utf8');
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${START} … ${END}`);
  writeFileSync(readme, `${text.slice(0, from)}${START}\n${table}\n${text.slice(to)}`);
}
if (flag.json) console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, rounds[name].find((line) => line.actions.per_s === median(rounds[name].map((each) => each.actions.per_s)))]))));
