import type { Light } from './api/generated/types.gen.js';

/** Where in a list a page begins: after one place or before another, as the list's last answer named them; none: at its beginning. */
export interface TurnSearch {
  after?: string;
  before?: string;
}

/** Filters stand in the URL: a link to a list is the list as seen. */
export const BOXES = ['todo', 'done', 'mine', 'copied', 'drafts'] as const;
export type Box = (typeof BOXES)[number];
export interface WorklistSearch extends TurnSearch {
  box?: Box;
  task?: string;
  unit?: string;
  light?: Light;
  /** Open at the right of the split view. */
  item?: string;
}
export interface OverviewSearch {
  view?: 'map' | 'tiles' | 'table';
  task?: string;
  unit?: string;
  light?: Light;
  /** A past day, `YYYY-MM-DD`; none: now. */
  asOf?: string;
}
export interface AssignmentListSearch {
  task?: string;
  unit?: string;
  department?: string;
  light?: Light;
  status?: string;
  level?: string;
  asOf?: string;
}
export const RATE_BY = ['unit', 'task', 'department', 'month'] as const;
export const RATE_LEVELS = ['province', 'city'] as const;
export interface RatesSearch {
  by?: (typeof RATE_BY)[number] | 'score';
  /** None: a city's own, or the provinces. */
  level?: (typeof RATE_LEVELS)[number];
  /** Of whose cities; none: of all, by unit and in the ranking of the first that has some. */
  province?: string;
  asOf?: string;
}
export interface RemindersSearch extends TurnSearch {
  task?: string;
  unit?: string;
  rule?: string;
  duty?: string;
  state?: string;
  reason?: string;
  /** A past day, `YYYY-MM-DD`; none: now. */
  asOf?: string;
}
export interface SupervisionSearch extends TurnSearch {
  level?: 'blue' | 'orange' | 'red' | 'instruction';
  state?: 'open' | 'closed';
  reply?: 'waiting' | 'accepted' | 'rejected';
  /** Red that waits to be issued. */
  drafted?: '1';
  task?: string;
  unit?: string;
  asOf?: string;
  /** What the cap of a week held back, in place of the cases. */
  show?: 'withheld';
}
export type NoticesSearch = TurnSearch;
export interface OutboxSearch {
  q?: string;
  page?: number;
}
export interface LoginSearch {
  /** Where the reader wanted to go. */
  to?: string;
  /** A window beside a page: the provider asks anew, or has asked. */
  fresh?: '1';
  done?: '1';
}
export interface CatalogueSearch {
  task?: string;
}
export const DRAFT_PARTS = ['questions', 'fields', 'corrections'] as const;
export interface CatalogueVersionSearch {
  part?: (typeof DRAFT_PARTS)[number];
  /** The field or the question that has the eye. */
  at?: string;
}

export const DIFF_KINDS = ['new', 'dropped', 'unsure', 'moved', 'reworded', 'changed_duty', 'same'] as const;
export interface CatalogueDiffSearch {
  /** The older version, without `catalogue/`. */
  with?: string;
  kind?: (typeof DIFF_KINDS)[number];
}

/** Steps of the launch wizard, in their order. */
export const STEPS = ['guideline', 'catalogue', 'people', 'calendar', 'check', 'preview', 'launch'] as const;
export type Step = (typeof STEPS)[number];
export const SCRIPTS = ['silent', 'punctual', 'late', 'returned_twice', 'mixed'] as const;
export interface CycleSearch {
  step?: Step;
  /** A region group whose members are being named. */
  group?: string;
  /** How units behave in the rehearsal that is shown; none: it is not asked for. */
  script?: (typeof SCRIPTS)[number];
  kind?: 'reminder' | 'supervision' | 'deadline';
  outcome?: string;
  page?: number;
}
export interface OrganisationSearch {
  kind?: 'bureau' | 'department' | 'province' | 'city';
  unit?: string;
  /** A contact of it whose form is open. */
  person?: string;
}
export const REHEARSAL_TABS = ['rows', 'load', 'diff'] as const;
export interface RehearsalSearch {
  /** A kept run; absent: the last. */
  run?: string;
  tab?: (typeof REHEARSAL_TABS)[number];
  kind?: 'reminder' | 'supervision' | 'deadline';
  outcome?: string;
  task?: string;
  unit?: string;
  day?: string;
  person?: string;
  page?: number;
}

export const CHANGE_KINDS = ['deadline', 'batch', 'group'] as const;
export const ROW_STATES = ['pending', 'applied', 'stale', 'dropped'] as const;
export interface ChangesSearch extends TurnSearch {
  /** The change set that is open. */
  set?: string;
  state?: (typeof ROW_STATES)[number];
  /** The form that is open. */
  propose?: (typeof CHANGE_KINDS)[number];
}
export interface CalendarSearch {
  year?: number;
}
export interface RulesSearch {
  /** The sample deadline. */
  dueOn?: string;
}
export const SYSTEM_TABS = ['health', 'stuck', 'failed', 'channels', 'accounts', 'settings'] as const;
export interface SystemSearch extends TurnSearch {
  tab?: (typeof SYSTEM_TABS)[number];
  q?: string;
}
export const ROLL_UPS = ['sum', 'weighted', 'count'] as const;
export interface MetricsSearch {
  task?: string;
  /** The one that is rolled up; none: the list. */
  metric?: string;
  kind?: (typeof ROLL_UPS)[number];
  /** Only who has not reported. */
  show?: 'missing';
  asOf?: string;
}
export const FLAG_KINDS = ['stall', 'jump', 'copied'] as const;
export interface FlagsSearch {
  task?: string;
  kind?: (typeof FLAG_KINDS)[number];
}
export interface LoadSearch {
  department?: string;
  /** A person, or `none`: nobody has claimed it. */
  reviewer?: string;
  /** A Monday. */
  week?: string;
}
export const AUDIT_KINDS = ['sign_in', 'rights', 'settings', 'looks'] as const;
export const AUDIT_OUTCOMES = ['accepted', 'refused', 'viewed', 'login', 'logout'] as const;
export interface AuditSearch {
  kind?: (typeof AUDIT_KINDS)[number];
  outcome?: (typeof AUDIT_OUTCOMES)[number];
  person?: string;
  stream?: string;
  from?: string;
  until?: string;
}
export const SECURITY_TABS = ['sign_in', 'rights', 'settings', 'accounts', 'rules'] as const;
export interface SecuritySearch extends Omit<AuditSearch, 'kind'>, TurnSearch {
  tab?: (typeof SECURITY_TABS)[number];
  q?: string;
}
export interface CarryOverSearch {
  /** The earlier year. */
  from?: number;
  outlook?: string;
  page?: number;
}
/** A form that stands open in a list: of which assignment, which act, and of what of it. */
export interface DeedSearch {
  item?: string;
  deed?: string;
  of?: string;
}
/** What waits for the signature of the reader; `verb`: what is asked of them. */
export const SIGN_OFFS: WorklistSearch & { readonly verb: string } = { box: 'todo', verb: 'SignOffPlan' };
export interface SignOffSearch {
  /** The plan that is open. */
  item?: string;
}
export const PRINTS = ['plan', 'letter', 'receipt'] as const;
export interface PrintSearch {
  what?: (typeof PRINTS)[number];
}
/** A chapter by its name, or the one that tells of a page: the page's route. */
export interface HelpSearch {
  chapter?: string;
  of?: string;
}
