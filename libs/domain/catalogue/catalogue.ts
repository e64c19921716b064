import type { Day } from '../calendar/instant.js';
import type { ObligationId, TaskCode, UnitId } from '../shared/ids.js';

/** 部门: a bureau department, `dept-operations`. */
export interface Department {
  readonly id: UnitId;
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
}

/** 省级单位: a province or 新疆生产建设兵团. */
export interface ProvincialUnit {
  readonly id: UnitId;
  readonly name: string;
  /** One character where usage has one: 京, 粤, 兵. */
  readonly abbreviation: string;
  readonly shortName: string;
  readonly englishName: string;
  /** Initials for search: `gd`. */
  readonly pinyin: string;
  /** Column and row of the tile grid (方格图); no outlines. */
  readonly tile: readonly [column: number, row: number];
}

/** 地市: a city with the province that reviews its plans first (B1). */
export interface City {
  /** Four digits of GB/T 2260: `4401`. */
  readonly id: UnitId;
  readonly province: UnitId;
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
}

/** 区域组: a named set of units. `members` empty and `open` until a person names them. */
export interface RegionGroup {
  readonly id: string;
  readonly name: string;
  readonly englishName: string;
  readonly members: readonly UnitId[];
  /** True while the notice's text leaves the members open. */
  readonly open: boolean;
}

/** 时间节点 of an obligation or of the bureau. */
export interface Milestone {
  readonly id: string;
  readonly dueOn: Day;
  /** The date as the notice says it: 6月底前. */
  readonly phrase: string;
  /** One line in our own words. */
  readonly summary: string;
}

/** 指标. `value` in `unit`; percent 0–100. */
export interface Metric {
  readonly id: string;
  readonly subject: string;
  readonly comparator: '>=' | '>' | '=' | '<=' | '<';
  readonly value: number;
  readonly unit: string;
  readonly dueOn: Day | null;
}

/** 工作任务 (一级一方). */
export interface Obligation {
  readonly id: ObligationId;
  /** `local`: provinces and cities alike, as its region group says; `bureau`: a department's own measure. */
  readonly level: 'province' | 'city' | 'local' | 'bureau';
  readonly mandatory: boolean;
  readonly scope: { readonly kind: 'every_province' } | { readonly kind: 'region_group'; readonly group: string };
  readonly planNeeded: boolean;
  /** Inclusive deadline of the local plan where the notice itself names one; else null and the cycle's setting holds. */
  readonly planDueOn: Day | null;
  /** What the unit does, one line in our own words. */
  readonly summary: string;
  readonly milestones: readonly Milestone[];
  readonly metrics: readonly Metric[];
}

/** 重点任务. */
export interface CatalogueTask {
  readonly code: TaskCode;
  readonly number: number;
  readonly category: number;
  readonly title: string;
  readonly englishTitle: string;
  readonly leadDepartment: UnitId;
  readonly supportingDepartments: readonly UnitId[];
  /** What the bureau does, one line in our own words. */
  readonly bureauSummary: string;
  readonly bureauMilestones: readonly Milestone[];
  readonly bureauMetrics: readonly Metric[];
  readonly obligations: readonly Obligation[];
}

/** 局层面的工作举措 of a task as what its lead department carries out: no plan, milestones and metrics of the bureau (B3). */
export const bureauObligation = ({ code, bureauSummary, bureauMilestones, bureauMetrics }: CatalogueTask): Obligation => ({
  id: `${code}-b`, level: 'bureau', mandatory: true, scope: { kind: 'every_province' }, planNeeded: false, planDueOn: null, summary: bureauSummary, milestones: bureauMilestones, metrics: bureauMetrics,
});

/** A task's obligation by its id, the bureau's own too. */
export const obligationOf = (task: CatalogueTask, id: ObligationId): Obligation | undefined => [...task.obligations, bureauObligation(task)].find((each) => each.id === id);

/** 待确认问题: what the text leaves open. */
export interface OpenQuestion {
  readonly id: string;
  readonly about: string;
  readonly question: string;
}

/** 任务清单, frozen. */
export interface CatalogueVersion {
  readonly year: number;
  readonly documentNumber: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly categories: readonly { readonly number: number; readonly title: string; readonly englishTitle: string }[];
  readonly departments: readonly Department[];
  readonly regionGroups: readonly RegionGroup[];
  readonly tasks: readonly CatalogueTask[];
  readonly openQuestions: readonly OpenQuestion[];
}
