import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CatalogueDraft } from '#api-types/catalogue-draft.js';
import { ROLES } from '#domain/access/actor.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, isDay } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { KNOWN_UNITS } from '#domain/catalogue/catalogue-2024.js';
import { convertDraft } from '#domain/catalogue/convert-draft.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { launchOrders, optionalOrders, type IssueOrder } from '#domain/cycle/launch-cycle.js';
import { MANNERS, MANNER_NAMES, mixed, type MannerName } from '#domain/cycle/rehearsal/manners.js';
import { ASSUMED_A_WEEK } from '#domain/cycle/rehearsal/review-load.js';
import type { Contact, RehearsalInput } from '#domain/cycle/rehearsal/rehearse.js';
import { scriptedUnit } from '#domain/cycle/rehearsal/scripted-unit.js';
import type { RehearsalFacts } from '#persistence/read-models/rehearsal.read-model.js';
import { DEMO_CATALOGUE } from '#persistence/seed/demo-catalogue.js';
import { DEMO_PEOPLE } from '#persistence/seed/people.js';
import { fromCaller, UsageError } from './command.js';

export type Language = 'zh' | 'en';

export const USAGE = `npm run rehearse -- [--json OUT] [--against FILE] [--script NAME|FILE] [--live] [--catalogue FILE] [--contacts FILE]
                       [--launch YYYY-MM-DD] [--a-week N] [--person ID] [--lang zh|en]
  全年在内存中走一遍：每一条提醒、督办、截止日期；不连服务器，不发出任何消息，不保存任何数据
  The whole year in memory: every reminder, supervision notice and deadline. No server; nothing is sent or kept.
  --json OUT        逐行写出 / writes the rows: [{at, kind, rule, level, task, unit, to, channel, outcome}]
  --against FILE    与上次演练写出的文件比较，有不同时退出码为 1 / compares with a file of an earlier rehearsal; exit code 1 where they differ
  --script NAME     各单位怎样办理 / how units behave: ${MANNER_NAMES.join(', ')}, mixed（silent：签收后不再办理，全年的提醒和督办都会出现
                    / silent acknowledges and then does nothing, so that every notice of the year is seen; it is the default）
  --script FILE     {"default": "punctual", "units": {"44": "late"}, "tasks": {"t07": "silent"}}；单位优先于任务 / a unit counts before a task
  --live            目录、日历、设置、联系人取自正在运行的 npm start（或 DATABASE_URL），只读；默认取演示数据
                    / catalogue, calendar, settings and contacts of the npm start that runs (or DATABASE_URL), read only; without it those of the demo
  --catalogue FILE  任务清单 (JSON)，换一份目录 / another catalogue
  --contacts FILE   [{"id", "unit", "roles"}]，换一批联系人 / other contacts
  --launch DAY      下达日，09:00；默认为实际下达时刻或通知印发日 / day of the launch; without it when it was, or the day of the notice
  --a-week N        一名审核人一周能审多少份，默认 ${ASSUMED_A_WEEK}（假定） / plans that a reviewer decides in a week (an assumption)
  --person ID       列出某人会收到的每一条 / lists what one person would get
  退出码 / exit code: 0, 1 有不同或台账不平 / something differs or the sum is broken, 2 用法有误 / called wrongly`;

export interface Flags {
  readonly help: boolean;
  readonly lang: Language;
  readonly live: boolean;
  readonly json?: string;
  readonly against?: string;
  readonly script: string;
  readonly catalogue?: string;
  readonly contacts?: string;
  readonly launch?: Day;
  readonly perReviewer: number;
  readonly person?: string;
}

export function readFlags(args: readonly string[]): Flags {
  const { lang = 'zh', launch, 'a-week': aWeek = String(ASSUMED_A_WEEK), script = 'silent', help = false, live = false, json, against, catalogue, contacts, person } = parsed(args);
  if (lang !== 'zh' && lang !== 'en') throw new UsageError(`--lang ${lang}：zh 或 en / zh or en`);
  if (launch !== undefined && !isDay(launch)) throw new UsageError(`--launch ${launch}：YYYY-MM-DD`);
  const perReviewer = Number(aWeek);
  if (!(perReviewer > 0)) throw new UsageError(`--a-week ${aWeek}：正数 / a positive number`);
  const named = Object.fromEntries(Object.entries({ json, against, catalogue, contacts, launch, person }).filter(([, value]) => value !== undefined));
  return { help, live, lang, script, perReviewer, ...named };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { json: text, against: text, script: text, catalogue: text, contacts: text, launch: text, 'a-week': text, person: text, lang: text, live: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

/** What a file holds; a file that is not there or no JSON is named. */
export function readJson(named: string): unknown {
  const path = [fromCaller(named), named].find((each) => existsSync(each));
  if (path === undefined) throw new UsageError(`没有这个文件 / no such file: ${named}`);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${named} 不是 JSON / is no JSON: ${(error as Error).message}`);
  }
}

export interface Rehearsed {
  readonly input: RehearsalInput;
  readonly catalogue: CatalogueVersion;
}

/** The demo: nothing is asked for it. */
const DEMO: RehearsalFacts = {
  catalogue: DEMO_CATALOGUE, calendar: CALENDAR_2024_2026, settings: settingsOf(DEMO_CATALOGUE.year), contacts: DEMO_PEOPLE, launchedAt: null,
  units: { provinces: PROVINCIAL_UNITS.map(({ id }) => id), cities: DEMO_CITIES },
};

/** What is given, with what files put in its place; and the scripts. */
export function inputOf(flags: Flags, given: RehearsalFacts = DEMO): Rehearsed {
  const { calendar, units, launchedAt } = given;
  const catalogue = flags.catalogue === undefined ? given.catalogue : catalogueIn(flags.catalogue);
  const contacts = flags.contacts === undefined ? given.contacts : contactsIn(flags.contacts);
  const settings = flags.catalogue === undefined ? given.settings : settingsOf(catalogue.year);
  // The hash binds an assignment to its catalogue; no rule of the year reads it.
  const orders = launchOrders(catalogue, 'rehearsal', units, settings);
  const launchAt = (flags.launch === undefined && flags.catalogue === undefined ? launchedAt : null) ?? at(flags.launch ?? catalogue.issuedOn, 9);
  return { catalogue, input: { orders, optional: optionalOrders(catalogue, 'rehearsal', units), contacts, settings, calendar, launchAt, scriptOf: scriptsOf(flags.script, orders) } };
}

/** A frozen catalogue, or the draft that `npm run import` writes: by the rules with which a person's confirmation freezes it. */
function catalogueIn(path: string): CatalogueVersion {
  const read = readJson(path);
  if (isCatalogue(read as Partial<CatalogueVersion>)) return read as CatalogueVersion;
  const draft = CatalogueDraft.safeParse(read);
  if (!draft.success) throw new UsageError(`${path} 既不是任务清单，也不是 npm run import 写出的草稿 / is neither a catalogue nor a draft of npm run import`);
  const converted = convertDraft(draft.data, KNOWN_UNITS);
  if ('catalogue' in converted) return converted.catalogue;
  throw new UsageError([`${path} 还不能成为任务清单，请先改正 / is no catalogue yet, correct it first:`, ...converted.problems.map(({ code, path: where, value }) => `  ${code}  ${where}  ${value ?? ''}`)].join('\n'));
}

const isCatalogue = ({ year, tasks, regionGroups }: Partial<CatalogueVersion>): boolean =>
  typeof year === 'number' && Array.isArray(regionGroups) && Array.isArray(tasks) && tasks.every(({ code, obligations }) => typeof code === 'string' && Array.isArray(obligations));

function contactsIn(path: string): readonly Contact[] {
  const read = readJson(path);
  const isContact = (each: Partial<Contact> | null): boolean => typeof each?.id === 'string' && typeof each.unit === 'string' && Array.isArray(each.roles) && each.roles.every((role) => ROLES.includes(role));
  if (!Array.isArray(read) || !read.every(isContact)) throw new UsageError(`${path}：[{"id", "unit", "roles"}]，roles: ${ROLES.join(', ')}`);
  return read as Contact[];
}

interface ScriptFile {
  readonly default?: string;
  readonly units?: Readonly<Record<string, string>>;
  readonly tasks?: Readonly<Record<string, string>>;
}

/** One script a manner: lives are told apart by it. */
function scriptsOf(named: string, orders: readonly IssueOrder[]): RehearsalInput['scriptOf'] {
  const scripts = Object.fromEntries(MANNER_NAMES.map((name) => [name, scriptedUnit(MANNERS[name])])) as Record<MannerName, ReturnType<typeof scriptedUnit>>;
  const known = (name: string): MannerName => {
    const found = MANNER_NAMES.find((each) => each === name);
    if (!found) throw new UsageError(`--script ${name}：${MANNER_NAMES.join(', ')}, mixed, FILE.json`);
    return found;
  };
  if (named === 'mixed') {
    const manners = mixed(orders.map(({ body }) => body.unit));
    return ({ body }) => scripts[manners.get(body.unit) ?? 'silent'];
  }
  const file: ScriptFile = named.endsWith('.json') ? (readJson(named) as ScriptFile) : { default: named };
  for (const name of [...Object.values(file.units ?? {}), ...Object.values(file.tasks ?? {}), file.default ?? 'silent']) known(name);
  return ({ body }) => scripts[known(file.units?.[body.unit] ?? file.tasks?.[body.task] ?? file.default ?? 'silent')];
}
