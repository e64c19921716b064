import { withQuery } from './api/client.js';
import type { Light } from './api/generated/types.gen.js';
import { AUDIT_KINDS, AUDIT_OUTCOMES, BOXES, CHANGE_KINDS, DIFF_KINDS, DRAFT_PARTS, FLAG_KINDS, RATE_BY, RATE_LEVELS, REHEARSAL_TABS, ROLL_UPS, ROW_STATES, SECURITY_TABS, SCRIPTS, STEPS, SYSTEM_TABS, PRINTS } from './search-types.js';
import type { AssignmentListSearch, AuditSearch, CalendarSearch, CarryOverSearch, CatalogueDiffSearch, CatalogueSearch, CatalogueVersionSearch, ChangesSearch, CycleSearch, DeedSearch, FlagsSearch, HelpSearch, LoadSearch, LoginSearch, MetricsSearch, NoticesSearch, OrganisationSearch, OutboxSearch, OverviewSearch, PrintSearch, RatesSearch, RehearsalSearch, RemindersSearch, RulesSearch, SecuritySearch, SignOffSearch, SupervisionSearch, SystemSearch, TurnSearch, WorklistSearch } from './search-types.js';

type Raw = Record<string, unknown>;
const REHEARSED = ['reminder', 'supervision', 'deadline'] as const;
const LIGHT_VALUES = ['red', 'yellow', 'green', 'grey'] as const satisfies readonly Light[];

/** Somebody's edited or old URL must not break a page: what is not understood is left out. */
const oneOf = <T extends string>(raw: unknown, allowed: readonly T[]): T | undefined => allowed.find((each) => each === raw);
const text = (raw: unknown): string | undefined => (typeof raw === 'string' && raw !== '' ? raw : undefined);
const day = (raw: unknown): string | undefined => (typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : undefined);
/** A link's object carries a number, the address a text. */
const pageNumber = (raw: unknown): number | undefined => {
  const page = Number(raw);
  return Number.isInteger(page) && page > 1 ? page : undefined;
};

/** One way alone: of both the page could not tell. */
const turns = (raw: Raw): TurnSearch => {
  const [after, before] = [text(raw['after']), text(raw['before'])];
  return after !== undefined ? { after } : before !== undefined ? { before } : {};
};
/** A list as filtered, from its beginning: what is saved, exported, and what another filter starts from. */
export const withoutTurns = <T extends TurnSearch>({ after: _after, before: _before, ...rest }: T): Omit<T, 'after' | 'before'> => rest;

/** `?unit=44`, plain and legible; the router's own form would quote it. */
export const parseSearch = (search: string): Raw => Object.fromEntries(new URLSearchParams(search));
export const stringifySearch = (search: Raw): string =>
  withQuery('', Object.fromEntries(Object.entries(search).map(([key, value]) => [key, value === undefined ? undefined : String(value)])));

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;

export const worklistSearch = (raw: Raw): WorklistSearch =>
  present({
    box: oneOf(raw['box'], BOXES), task: text(raw['task']), unit: text(raw['unit']), light: oneOf(raw['light'], LIGHT_VALUES), ...turns(raw), item: text(raw['item']),
  });

export const signOffSearch = (raw: Raw): SignOffSearch => present({ item: text(raw['item']) });
export const printSearch = (raw: Raw): PrintSearch => present({ what: oneOf(raw['what'], PRINTS) });

export const overviewSearch = (raw: Raw): OverviewSearch =>
  present({ view: oneOf(raw['view'], ['map', 'tiles', 'table']), task: text(raw['task']), unit: text(raw['unit']), light: oneOf(raw['light'], LIGHT_VALUES), asOf: day(raw['asOf']) });

export const assignmentListSearch = (raw: Raw): AssignmentListSearch =>
  present({
    task: text(raw['task']), unit: text(raw['unit']), department: text(raw['department']), light: oneOf(raw['light'], LIGHT_VALUES), status: text(raw['status']), level: text(raw['level']), asOf: day(raw['asOf']),
  });

export const ratesSearch = (raw: Raw): RatesSearch => present({ by: oneOf(raw['by'], [...RATE_BY, 'score']), level: oneOf(raw['level'], RATE_LEVELS), province: text(raw['province']), asOf: day(raw['asOf']) });

export const remindersSearch = (raw: Raw): RemindersSearch =>
  present({
    task: text(raw['task']), unit: text(raw['unit']), rule: text(raw['rule']), duty: text(raw['duty']), state: text(raw['state']), reason: text(raw['reason']), asOf: day(raw['asOf']), ...turns(raw),
  });

export const supervisionSearch = (raw: Raw): SupervisionSearch =>
  present({
    level: oneOf(raw['level'], ['blue', 'orange', 'red', 'instruction']), state: oneOf(raw['state'], ['open', 'closed']), reply: oneOf(raw['reply'], ['waiting', 'accepted', 'rejected']), drafted: oneOf(String(raw['drafted']), ['1']),
    task: text(raw['task']), unit: text(raw['unit']), asOf: day(raw['asOf']), show: oneOf(raw['show'], ['withheld']), ...turns(raw),
  });

export const deedSearch = (raw: Raw): DeedSearch => present({ item: text(raw['item']), deed: text(raw['deed']), of: text(raw['of']) });
export const noticesSearch = (raw: Raw): NoticesSearch => present({ ...turns(raw) });
export const outboxSearch = (raw: Raw): OutboxSearch => present({ q: text(raw['q']), page: pageNumber(raw['page']) });
/** Only a path of this site: never a way out of it. */
export const loginSearch = (raw: Raw): LoginSearch => {
  const to = text(raw['to']);
  return present({ to: to !== undefined && /^\/(?![/\\])/.test(to) ? to : undefined, fresh: oneOf(String(raw['fresh']), ['1']), done: oneOf(String(raw['done']), ['1']) });
};
export const catalogueSearch = (raw: Raw): CatalogueSearch => present({ task: text(raw['task']) });
export const catalogueVersionSearch = (raw: Raw): CatalogueVersionSearch => present({ part: oneOf(raw['part'], DRAFT_PARTS), at: text(raw['at']) });
export const catalogueDiffSearch = (raw: Raw): CatalogueDiffSearch => present({ with: text(raw['with']), kind: oneOf(raw['kind'], DIFF_KINDS) });
export const cycleSearch = (raw: Raw): CycleSearch => present({ step: oneOf(raw['step'], STEPS), group: text(raw['group']), script: oneOf(raw['script'], SCRIPTS), kind: oneOf(raw['kind'], REHEARSED), outcome: text(raw['outcome']), page: pageNumber(raw['page']) });
const year = (raw: unknown): number | undefined => (/^2\d{3}$/.test(String(raw)) ? Number(raw) : undefined);
export const changesSearch = (raw: Raw): ChangesSearch =>
  present({ set: text(raw['set']), state: oneOf(raw['state'], ROW_STATES), ...turns(raw), propose: oneOf(raw['propose'], CHANGE_KINDS) });
export const calendarSearch = (raw: Raw): CalendarSearch => present({ year: year(raw['year']) });
export const rulesSearch = (raw: Raw): RulesSearch => present({ dueOn: day(raw['dueOn']) });
export const systemSearch = (raw: Raw): SystemSearch => present({ tab: oneOf(raw['tab'], SYSTEM_TABS), q: text(raw['q']), ...turns(raw) });
export const metricsSearch = (raw: Raw): MetricsSearch => present({ task: text(raw['task']), metric: text(raw['metric']), kind: oneOf(raw['kind'], ROLL_UPS), show: oneOf(raw['show'], ['missing']), asOf: day(raw['asOf']) });
export const flagsSearch = (raw: Raw): FlagsSearch => present({ task: text(raw['task']), kind: oneOf(raw['kind'], FLAG_KINDS) });
export const helpSearch = (raw: Raw): HelpSearch => present({ chapter: text(raw['chapter']), of: text(raw['of']) });
export const loadSearch = (raw: Raw): LoadSearch => present({ department: text(raw['department']), reviewer: text(raw['reviewer']), week: day(raw['week']) });
export const auditSearch = (raw: Raw): AuditSearch =>
  present({ kind: oneOf(raw['kind'], AUDIT_KINDS), outcome: oneOf(raw['outcome'], AUDIT_OUTCOMES), person: text(raw['person']), stream: text(raw['stream']), from: day(raw['from']), until: day(raw['until']) });
export const securitySearch = (raw: Raw): SecuritySearch => {
  const { kind: _kind, ...filters } = auditSearch(raw);
  return { ...filters, ...present({ tab: oneOf(raw['tab'], SECURITY_TABS), q: text(raw['q']), ...turns(raw) }) };
};
export const carryOverSearch = (raw: Raw): CarryOverSearch => present({ from: year(raw['from']), outlook: text(raw['outlook']), page: pageNumber(raw['page']) });
export const organisationSearch = (raw: Raw): OrganisationSearch =>
  present({ kind: oneOf(raw['kind'], ['bureau', 'department', 'province', 'city']), unit: text(raw['unit']), person: text(raw['person']) });
export const rehearsalSearch = (raw: Raw): RehearsalSearch =>
  present({
    run: text(raw['run']), tab: oneOf(raw['tab'], REHEARSAL_TABS), kind: oneOf(raw['kind'], REHEARSED), outcome: text(raw['outcome']), task: text(raw['task']), unit: text(raw['unit']), day: text(raw['day']),
    person: text(raw['person']), page: pageNumber(raw['page']),
  });
