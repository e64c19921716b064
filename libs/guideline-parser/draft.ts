import type { Comparator } from './grammar.js';
import type { Quote } from './traced.js';

/** What all items of a draft have: where it stands. */
export interface Quoted {
  readonly quote: Quote;
}

export type Level = 'province' | 'city' | 'local';
export type UnitLevel = 'province' | 'city' | null;

/** 时间节点. `due` null: the phrase names no day, an open question asks for it. */
export interface DraftMilestone extends Quoted {
  readonly due: string | null;
  readonly datePhrase: string;
  readonly actor: string;
  readonly text: string;
}

/** 指标. `numericInText` false: the text says it in a word (全覆盖), not in a figure. */
export interface DraftMetric extends Quoted {
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly due: string | null;
  readonly text: string;
  readonly numericInText: boolean;
  readonly actor: string;
}

/** 报送要求. */
export interface DraftReportingDuty extends Quoted {
  readonly text: string;
  readonly actor: string;
  readonly due: string | null;
}

/** What is dated, counted or reported in a text. */
export interface Findings {
  readonly milestones: readonly DraftMilestone[];
  readonly metrics: readonly DraftMetric[];
  readonly reportingDuties: readonly DraftReportingDuty[];
}

/** 工作任务: one level, one group. `group` null: every unit of the level. */
export interface DraftObligation extends Quoted {
  readonly level: Level;
  readonly mandatory: boolean;
  readonly rule: string;
  readonly group: string | null;
  readonly unitLevel: UnitLevel;
}

/** 重点任务. */
export interface DraftTask extends Quoted, Findings {
  readonly number: number;
  readonly title: string;
  readonly category: number | null;
  readonly departments: readonly string[];
  readonly bureauMeasures: string;
  readonly localMeasures: readonly (Quoted & { readonly actor: string; readonly text: string })[];
  readonly obligations: readonly DraftObligation[];
  /** Where the fields that are plain text stand; null: the text has none. */
  readonly fieldQuotes: { readonly bureauMeasures: Quote | null; readonly departments: readonly Quote[] };
}

/** A numbered section whose duties name departments. */
export interface DraftSection extends Quoted {
  readonly number: number;
  readonly title: string;
  readonly duties: readonly (Quoted & Findings & { readonly text: string; readonly departments: readonly string[]; readonly joint: boolean })[];
}

/** 主要目标. A target without figure is a qualitative one. */
export interface DraftGoal extends Quoted {
  readonly name: string;
  readonly targets: readonly (Quoted & {
    readonly text: string;
    readonly comparator: Comparator | null;
    readonly value: number | null;
    readonly unit: string | null;
    readonly due: string | null;
    readonly numericInText: boolean;
  })[];
}

/** 区域组. `members` empty: the text does not name them. */
export interface DraftRegionGroup extends Quoted {
  readonly name: string;
  readonly unitLevel: UnitLevel;
  readonly members: readonly string[];
  readonly tasks: readonly number[];
}

export type QuestionKind =
  | 'group_members' | 'group_level' | 'date' | 'year' | 'departments' | 'lead_department' | 'collective' | 'actor' | 'two_readings'
  | 'tolerance' | 'range' | 'growth_base' | 'reporting' | 'condition' | 'title' | 'head' | 'numbering';

/** 待确认问题. */
export interface DraftOpenQuestion extends Quoted {
  readonly kind: QuestionKind;
  readonly text: string;
}

/** 目录草稿: what a notice says, each item with its quote. Dates are `YYYY-MM-DD`; texts have no layout. */
export interface CatalogueDraft {
  readonly notice: Quoted & { readonly documentNumber: string | null; readonly issuedOn: string | null; readonly issuer: string | null; readonly title: string | null; readonly year: number | null };
  readonly addressees: readonly (Quoted & { readonly name: string })[];
  readonly categories: readonly (Quoted & { readonly number: number; readonly title: string })[];
  readonly tasks: readonly DraftTask[];
  readonly sections: readonly DraftSection[];
  readonly goals: readonly DraftGoal[];
  /** Of the body, outside its numbered sections. */
  readonly reportingDuties: readonly DraftReportingDuty[];
  readonly regionGroups: readonly DraftRegionGroup[];
  readonly openQuestions: readonly DraftOpenQuestion[];
  /** Sentences that no field holds. */
  readonly unused: readonly (Quoted & { readonly text: string })[];
}
