import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { VARIABLE_NAMES } from '#config/environment.js';
import { Metrics } from '#operations/metrics.js';
import { LIMITS } from '#operations/readiness.js';
import { ROOT } from './cruise-tree.js';

const FOLDER = join(ROOT, 'libs/operations');
const text = (path: string): string => readFileSync(join(FOLDER, path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly summary_en: string; readonly runbook_url: string };
}
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly datasource: { readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly expr: string }[];
}
interface Scraped {
  readonly scrape_configs: readonly { readonly job_name: string; readonly dns_sd_configs: readonly { readonly names: readonly string[]; readonly type: string; readonly port: number }[] }[];
  readonly rule_files: readonly string[];
}
const rules = (parse(text('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);
const panels = (JSON.parse(text('dashboard.json')) as { panels: Panel[] }).panels;
const expressions = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as { readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>> };
const scripts = Object.keys((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts);

/** Of each metric that a process of ours exports, its labels. */
const exported = new Map(new Metrics().registry.getMetricsAsArray().flatMap((metric) => {
  const { name, type, labelNames = [] } = metric as unknown as { name: string; type: string; labelNames?: string[] };
  return type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end): [string, string[]] => [name + end, [...labelNames, 'le']]) : [[name, labelNames] as [string, string[]]];
}));
/** What the SDK calls its metrics stands in its binary; some of them it first tells when something has failed. */
const RELEASES = join(ROOT, 'node_modules/@temporalio/core-bridge/releases');
const sdk = readFileSync(join(RELEASES, readdirSync(RELEASES).sort()[0] ?? '', 'index.node'));
const isOfTheSdk = (name: string): boolean => name.startsWith('temporal_') && sdk.includes(name.replace(/^temporal_/, '').replace(/_(bucket|sum|count)$/, '').replace(/_(seconds|total)$/, ''));
const SDK_LABELS = ['namespace', 'task_queue', 'worker_type', 'le'];
/** Of every series, as Prometheus writes it down; and its own metric of whether a scrape came. */
const OF_PROMETHEUS = ['job', 'instance'];
const labelsOf = (name: string): readonly string[] | undefined => (name === 'up' ? [] : isOfTheSdk(name) ? SDK_LABELS : exported.get(name));

const WORDS = new Set(['sum', 'max', 'min', 'rate', 'increase', 'delta', 'histogram_quantile', 'topk', 'absent', 'by', 'and', 'or', 'unless', 'on', 'hour']);
/** What is wrong with an expression: a metric that nobody exports, a label that none of its metrics has, brackets. */
function faultsOf(expr: string): string[] {
  const asked = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside = '']) => [...inside.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label));
  const grouped = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inside = '']) => inside.split(',').map((label) => label.trim()));
  const bare = expr.replace(/\{[^}]*\}|\[\d+[smhd]\]|\bby \([^)]*\)/g, ' ');
  const names = [...new Set([...bare.matchAll(/[a-zA-Z_:][\w:]*/g)].map(([name]) => name))].filter((name) => !WORDS.has(name));
  const labels = new Set([...OF_PROMETHEUS, ...names.flatMap((name) => labelsOf(name) ?? [])]);
  let depth = 0;
  const isClosed = [...bare].every((sign) => (depth += sign === '(' ? 1 : sign === ')' ? -1 : 0) >= 0) && depth === 0;
  return [
    ...(names.length === 0 ? ['asks for nothing'] : []), ...(isClosed ? [] : ['brackets']),
    ...names.filter((name) => labelsOf(name) === undefined).map((name) => `${name} is exported by nobody`),
    ...[...asked, ...grouped].filter((label) => !labels.has(label)).map((label) => `no label ${label}`),
  ];
}

describe('alerts and dashboard', () => {
  it('ask only for metrics that the processes export, by labels that they have; what is misspelt is found', () => {
    expect([rules.length >= 15, panels.length >= 15, exported.size > 40]).toEqual([true, true, true]);
    expect(expressions.flatMap((expr) => faultsOf(expr).map((fault) => `${expr}: ${fault}`))).toEqual([]);
    expect(['max(liandong_relay_lag)', 'sum by (chanel) (liandong_messages)', 'max(liandong_files{scanned="held"}', 'rate(temporal_no_such_total[5m])', '5 > 1'].map(faultsOf)).toEqual([
      ['liandong_relay_lag is exported by nobody'], ['no label chanel'], ['brackets', 'no label scanned'], ['temporal_no_such_total is exported by nobody'], ['asks for nothing'],
    ]);
  });
  it('leave no metric of ours unseen', () => {
    const ours = [...exported.keys()].filter((name) => name.startsWith('liandong_') && !/_(sum|count)$/.test(name));
    expect(ours.filter((name) => !expressions.some((expr) => expr.includes(name)))).toEqual([]);
  });
  it.each(rules)('$alert has a span, a weight, words in both languages, and leads to its page', ({ alert, for: span, labels, annotations, ...rest }) => {
    expect([alert, span, labels.severity, annotations.summary, annotations.summary_en]).toEqual([expect.stringMatching(/^([A-Z][a-z]+)+$/), expect.stringMatching(/^\d+[mh]$/), expect.stringMatching(/^(critical|warning)$/), expect.stringMatching(/\p{Script=Han}{4}/u), expect.stringMatching(/^[A-Z][\w ,:’%-]+$/)]);
    expect(Object.keys(rest)).toEqual(['expr']);
    expect(annotations.runbook_url).toBe(`libs/operations/runbooks/${alert}.md`);
    expect(existsSync(join(ROOT, annotations.runbook_url))).toBe(true);
  });
  it('begin where readiness begins to say degraded', () => {
    const limitOf = (alert: string): number => Number(/> (\d+)$/.exec(rules.find((rule) => rule.alert === alert)?.expr ?? '')?.[1]);
    expect({ relay: limitOf('RelayLags'), ledger: limitOf('LedgerLate'), anchor: limitOf('AnchorLate') }).toEqual(LIMITS);
  });
  it('are of processes that Prometheus is told to ask, where compose has them', () => {
    const { scrape_configs: jobs, rule_files: files } = parse(text('prometheus.yml')) as Scraped;
    expect(files.filter((file) => !existsSync(join(FOLDER, file)))).toEqual([]);
    const targets = jobs.map(({ job_name, dns_sd_configs }) => [job_name, ...dns_sd_configs.flatMap(({ names, type, port }) => names.map((name) => `${type} ${name}:${port}`))]);
    expect(targets).toEqual(['api', 'worker'].map((name) => [`liandong-${name}`, `A ${name}:${compose.services[name]?.environment?.['METRICS_PORT']}`]));
  });
  it('show each panel once, in a place of its own, of the source that is chosen', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) => Array.from({ length: w * h }, (_, n) => `${x + (n % w)}/${y + Math.floor(n / w)}`));
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.filter(({ datasource, gridPos: { x, w } }) => datasource.uid !== '${source}' || x + w > 24)).toEqual([]);
  });
});

const PLANNED = ['README', 'key-rotation', 'upgrade-and-rollback', 'restore', 'move', 'single-sign-on-down', 'disk-full', 'certificates'];
const pages = readdirSync(join(FOLDER, 'runbooks')).map((file) => ({ name: file.replace(/\.md$/, ''), page: text(`runbooks/${file}`) }));
const variables = [...VARIABLE_NAMES, ...[...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^(\w+)=/gm)].map(([, name = '']) => name)];

/** What a page names and is not there: commands, services, files of the image, variables, metrics, other pages. */
function missingIn(page: string): string[] {
  const all = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, name = '']) => name);
  const toServices = all(/docker compose (?:logs|restart|stop|up)((?: [^`\n]+)?)/g).flatMap((rest) => rest.replace(/--(?:since|tail) \w+|(?<= )-d(?= |$)|--build/g, '').split(' ').filter(Boolean));
  return [
    ...all(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g).filter((script) => !scripts.includes(script)).map((script) => `npm run ${script}`),
    ...toServices.filter((name) => !(name in compose.services)).map((name) => `service ${name}`),
    ...all(/\bdist\/([\w/-]+)\.js/g).filter((path) => !existsSync(join(ROOT, `${path}.ts`))).map((path) => `file ${path}`),
    ...all(/`([A-Z]+_[A-Z_]+|KEYS)(?:=\w+)?`/g).filter((name) => !variables.includes(name)).map((name) => `variable ${name}`),
    ...all(/`((?:liandong|temporal|nodejs|process)_\w+)`/g).filter((name) => labelsOf(name) === undefined).map((name) => `metric ${name}`),
    ...all(/\]\(([\w-]+\.md)\)/g).filter((file) => !existsSync(join(FOLDER, 'runbooks', file))).map((file) => `page ${file}`),
  ];
}

describe('runbooks', () => {
  it('are one an alert and those of what is planned, no other', () => {
    expect(pages.map(({ name }) => name).sort()).toEqual([...rules.map(({ alert }) => alert), ...PLANNED].sort());
  });
  it.each(pages)('$name names only what is there', ({ page }) => {
    expect(missingIn(page)).toEqual([]);
  });
  it('that name what is not there are found', () => {
    expect(missingIn('`npm run mend`, `npm run verify`; `docker compose restart wroker`, `docker compose logs --since 1h api`; dist/apps/operator/src/mend.js; `NO_SUCH`, `CLAMD_ADDRESS`; `liandong_nothing`; [x](x.md)')).toEqual([
      'npm run mend', 'service wroker', 'file apps/operator/src/mend', 'variable NO_SUCH', 'metric liandong_nothing', 'page x.md',
    ]);
  });
  it.each(pages)('$name is short, Chinese first, English second, with the same steps', ({ name, page }) => {
    const [chinese = '', english = '', ...more] = page.split('\n---\n');
    expect([more, page.split('\n').length <= 60]).toEqual([[], true]);
    expect([chinese, english]).toEqual([expect.stringMatching(/^# .*\p{Script=Han}/u), expect.stringMatching(/^\n## In English: /)]);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    const steps = (part: string): number => part.split('\n').filter((line) => /^\d\. /.test(line)).length;
    expect([name, steps(english)]).toEqual([name, steps(chinese)]);
    if (!PLANNED.includes(name)) expect([chinese.startsWith(`# ${name}：`), ...['意味着', '先看', '怎么办'].map((part) => chinese.includes(`**${part}`))]).toEqual([true, true, true, true]);
  });
});
