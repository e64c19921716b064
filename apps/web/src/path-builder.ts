import type { Light } from './api/generated/types.gen.js';

/** Filters stand in the URL: a link to a list is the list as seen. */
export const BOXES = ['todo', 'done', 'mine', 'copied', 'drafts'] as const;
export type Box = (typeof BOXES)[number];
export interface WorklistSearch {
  box?: Box;
  task?: string;
  unit?: string;
  light?: Light;
  page?: number;
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
export interface RatesSearch {
  by?: (typeof RATE_BY)[number] | 'score';
  asOf?: string;
}
export interface RemindersSearch {
  task?: string;
  unit?: string;
  rule?: string;
  duty?: string;
  state?: string;
  reason?: string;
  page?: number;
}
export interface SupervisionSearch {
  level?: 'blue' | 'orange' | 'red';
  state?: 'open' | 'closed';
  task?: string;
  unit?: string;
  page?: number;
}
export interface NoticesSearch {
  page?: number;
}
export interface OutboxSearch {
  q?: string;
  page?: number;
}
export interface LoginSearch {
  /** Where the reader wanted to go. */
  to?: string;
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
export interface CycleSearch {
  step?: Step;
  /** A region group whose members are being named. */
  group?: string;
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

/** Every link of the page; parts of an id are the parts of the path: /assignments/asg/2024/t07-o1/44. */
export const pathTo = {
  home: () => ({ to: '/' }) as const,
  login: (search: LoginSearch = {}) => ({ to: '/login', search }) as const,
  worklist: (search: WorklistSearch = {}) => ({ to: '/worklist', search }) as const,
  assignment: (id: string) => ({ to: '/assignments/$', params: { _splat: id } }) as const,
  overview: (search: OverviewSearch = {}) => ({ to: '/overview', search }) as const,
  assignments: (search: AssignmentListSearch = {}) => ({ to: '/items', search }) as const,
  task: (code: string, search: AssignmentListSearch = {}) => ({ to: '/tasks/$task', params: { task: code }, search }) as const,
  unit: (code: string, search: AssignmentListSearch = {}) => ({ to: '/units/$unit', params: { unit: code }, search }) as const,
  rates: (search: RatesSearch = {}) => ({ to: '/rates', search }) as const,
  notices: (search: NoticesSearch = {}) => ({ to: '/notices', search }) as const,
  reminders: (search: RemindersSearch = {}) => ({ to: '/registers/reminders', search }) as const,
  supervision: (search: SupervisionSearch = {}) => ({ to: '/registers/supervision', search }) as const,
  catalogue: (search: CatalogueSearch = {}) => ({ to: '/catalogue', search }) as const,
  catalogueVersion: (id: string, search: CatalogueVersionSearch = {}) => ({ to: '/catalogue/versions/$version', params: { version: id.replace(/^catalogue\//, '') }, search }) as const,
  catalogueDiff: (id: string, search: CatalogueDiffSearch = {}) => ({ to: '/catalogue/versions/$version/diff', params: { version: id.replace(/^catalogue\//, '') }, search }) as const,
  cycles: () => ({ to: '/cycles' }) as const,
  cycle: (year: number | string, search: CycleSearch = {}) => ({ to: '/cycles/$year', params: { year: String(year) }, search }) as const,
  organisation: (search: OrganisationSearch = {}) => ({ to: '/organisation', search }) as const,
  rehearsals: (search: RehearsalSearch = {}) => ({ to: '/rehearsals', search }) as const,
  outbox: (search: OutboxSearch = {}) => ({ to: '/outbox', search }) as const,
  me: () => ({ to: '/me' }) as const,
};

/** Every address of the API below its prefix. */
export const apiPathTo = {
  session: () => '/session',
  demoAccounts: () => '/session/demo-accounts',
  demoSession: () => '/session/demo',
  worklist: () => '/worklist',
  assignment: (id: string) => `/assignments/${encodeURIComponent(id)}`,
  draft: (id: string) => `/assignments/${encodeURIComponent(id)}/draft`,
  commands: (id: string) => `/assignments/${encodeURIComponent(id)}/commands`,
  planRounds: (id: string) => `/assignments/${encodeURIComponent(id)}/rounds`,
  threads: (id: string) => `/assignments/${encodeURIComponent(id)}/threads`,
  threadsRead: (id: string) => `/assignments/${encodeURIComponent(id)}/threads/read`,
  attachments: (id: string) => `/assignments/${encodeURIComponent(id)}/attachments`,
  attachment: (id: string, attachment = '') => `/assignments/${encodeURIComponent(id)}/attachments/${encodeURIComponent(attachment)}`,
  batchPreview: () => '/assignments/batch-approvals/preview',
  batchApprovals: () => '/assignments/batch-approvals',
  phrases: () => '/phrases',
  phrase: (id: string) => `/phrases/${encodeURIComponent(id)}`,
  phraseUses: (id: string) => `/phrases/${encodeURIComponent(id)}/uses`,
  unitNames: () => '/organisation/names',
  assignmentReminders: (id: string) => `/assignments/${encodeURIComponent(id)}/reminders`,
  overview: () => '/overview',
  assignments: () => '/assignments',
  rates: () => '/rates',
  scores: () => '/scores',
  search: () => '/search',
  savedViews: () => '/saved-views',
  savedView: (id: string) => `/saved-views/${encodeURIComponent(id)}`,
  catalogue: () => '/catalogue',
  catalogueVersions: () => '/catalogue-versions',
  catalogueFiles: () => '/catalogue-versions/files',
  catalogueVersion: (id: string) => `/catalogue-versions/${encodeURIComponent(id)}`,
  catalogueSource: (id: string) => `/catalogue-versions/${encodeURIComponent(id)}/source`,
  catalogueVersionCommands: (id: string) => `/catalogue-versions/${encodeURIComponent(id)}/commands`,
  catalogueDiff: (id: string) => `/catalogue-versions/${encodeURIComponent(id)}/diff`,
  catalogueSheet: (id: string) => `/catalogue-versions/${encodeURIComponent(id)}/xlsx`,
  catalogueSheetRejected: (id: string) => `/catalogue-versions/${encodeURIComponent(id)}/xlsx/rejected-rows`,
  organisation: () => '/organisation',
  reminders: () => '/reminders',
  supervision: () => '/supervision',
  supervisionNotice: (id: string) => `/supervision/${encodeURIComponent(id)}/notice`,
  notices: () => '/notices',
  noticeRead: (id: string) => `/notices/${encodeURIComponent(id)}/read`,
  cycles: () => '/cycles',
  cycle: (id: string) => `/cycles/${encodeURIComponent(id)}`,
  launchPreview: (id: string) => `/cycles/${encodeURIComponent(id)}/launch-preview`,
  launchProgress: (id: string) => `/cycles/${encodeURIComponent(id)}/launch-progress`,
  launchCheck: (id: string) => `/cycles/${encodeURIComponent(id)}/launch-check`,
  cycleCommands: (id: string) => `/cycles/${encodeURIComponent(id)}/commands`,
  rehearsals: (id: string) => `/cycles/${encodeURIComponent(id)}/rehearsals`,
  rehearsalRun: (id: string, run = 'last') => `/cycles/${encodeURIComponent(id)}/rehearsals/${encodeURIComponent(run)}`,
  rehearsalRows: (id: string, run = 'last') => `/cycles/${encodeURIComponent(id)}/rehearsals/${encodeURIComponent(run)}/rows`,
  rehearsalDiff: (id: string, run = 'last') => `/cycles/${encodeURIComponent(id)}/rehearsals/${encodeURIComponent(run)}/diff`,
  treeCommands: () => '/organisation/commands',
  contacts: (unit: string) => `/organisation/units/${encodeURIComponent(unit)}/contacts`,
  contactsCommands: (unit: string) => `/organisation/units/${encodeURIComponent(unit)}/commands`,
  handOverPreview: (unit: string) => `/organisation/units/${encodeURIComponent(unit)}/hand-over-preview`,
  password: (unit: string, user = '') => `/organisation/units/${encodeURIComponent(unit)}/contacts/${encodeURIComponent(user)}/password`,
  proxies: () => '/proxies',
  proxiesCommands: () => '/proxies/commands',
  clock: () => '/demo/clock',
  outbox: () => '/demo/outbox',
  events: () => '/events',
};
