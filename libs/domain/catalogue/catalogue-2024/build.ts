import type { Day } from '../../calendar/instant.js';
import type { CatalogueTask, Metric, Milestone, Obligation } from '../catalogue.js';

/** 年底. */
export const YEAR_END = '2024-12-31';

type Detail = { readonly planDueOn?: string; readonly milestones?: readonly Milestone[]; readonly metrics?: readonly Metric[] };
type Draft = (task: string, number: number) => Obligation;

const obligation =
  (level: Obligation['level'], mandatory: boolean, scope: Obligation['scope'], summary: string, { planDueOn, milestones = [], metrics = [] }: Detail): Draft =>
  (task, number) => {
    const id = `${task}-o${number}`;
    const named = <T extends { id: string }>(list: readonly T[], letter: string): T[] => list.map((each, index) => ({ ...each, id: `${id}-${letter}${index + 1}` }));
    return { id, level, mandatory, scope, planNeeded: true, planDueOn: (planDueOn as Day | undefined) ?? null, summary, milestones: named(milestones, 'm'), metrics: named(metrics, 'k') };
  };

/** 各省必做. */
export const everyProvince = (summary: string, detail: Detail = {}): Draft => obligation('province', true, { kind: 'every_province' }, summary, detail);
/** 各省选做. */
export const everyProvinceMay = (summary: string, detail: Detail = {}): Draft => obligation('province', false, { kind: 'every_province' }, summary, detail);
/** 有关省份、地市、地方必做. */
export const groupMust = (level: Obligation['level'], group: string, summary: string, detail: Detail = {}): Draft => obligation(level, true, { kind: 'region_group', group }, summary, detail);
/** 有关地方选做. */
export const groupMay = (level: Obligation['level'], group: string, summary: string, detail: Detail = {}): Draft => obligation(level, false, { kind: 'region_group', group }, summary, detail);

export const milestone = (dueOn: string, phrase: string, summary: string): Milestone => ({ id: '', dueOn: dueOn as Day, phrase, summary });
export const metric = (subject: string, comparator: Metric['comparator'], value: number, unit: string, dueOn: string | null): Metric => ({ id: '', subject, comparator, value, unit, dueOn: dueOn as Day | null });

/** Departments in the notice's order: the first named is proposed as lead. */
export const task = (
  number: number,
  category: number,
  title: string,
  englishTitle: string,
  departments: readonly [string, ...string[]],
  bureauSummary: string,
  obligations: readonly Draft[],
  bureau: { readonly milestones?: readonly Milestone[]; readonly metrics?: readonly Metric[] } = {},
): CatalogueTask => {
  const code = `t${String(number).padStart(2, '0')}`;
  const [lead, ...supporting] = departments.map((id) => `dept-${id}`);
  return {
    code, number, category, title, englishTitle,
    leadDepartment: lead ?? '',
    supportingDepartments: supporting,
    bureauSummary,
    bureauMilestones: (bureau.milestones ?? []).map((each, index) => ({ ...each, id: `${code}-b-m${index + 1}` })),
    bureauMetrics: (bureau.metrics ?? []).map((each, index) => ({ ...each, id: `${code}-b-k${index + 1}` })),
    obligations: obligations.map((draft, index) => draft(code, index + 1)),
  };
};
