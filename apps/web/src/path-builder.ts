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
  notices: (search: NoticesSearch = {}) => ({ to: '/notices', search }) as const,
  reminders: (search: RemindersSearch = {}) => ({ to: '/registers/reminders', search }) as const,
  supervision: (search: SupervisionSearch = {}) => ({ to: '/registers/supervision', search }) as const,
  catalogue: (search: CatalogueSearch = {}) => ({ to: '/catalogue', search }) as const,
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
  assignmentReminders: (id: string) => `/assignments/${encodeURIComponent(id)}/reminders`,
  overview: () => '/overview',
  catalogue: () => '/catalogue',
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
  catalogueVersions: () => '/catalogue-versions',
  organisation: () => '/organisation',
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
