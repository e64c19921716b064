/** 原文引用: characters of one paragraph of the source; what a page break cut goes on in `rest`. */
export interface DraftQuote {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly rest?: readonly DraftQuote[] | undefined;
}

/** `quote` null: entered by hand. */
export interface Quoted {
  readonly quote: DraftQuote | null;
}

export const DRAFT_LEVELS = ['province', 'city', 'local'] as const;
export const DRAFT_COMPARATORS = ['>=', '>', '=', '<=', '<', '~'] as const;
export const UNIT_LEVELS = ['province', 'city'] as const;

export interface DraftMilestone extends Quoted {
  /** Null: the phrase names no day. */
  readonly due: string | null;
  readonly datePhrase: string;
  readonly actor: string;
  readonly text: string;
}
export interface DraftMetric extends Quoted {
  /** `~`: 左右; how far off still counts a person must say. */
  readonly comparator: (typeof DRAFT_COMPARATORS)[number];
  readonly value: number;
  readonly unit: string;
  readonly due: string | null;
  readonly text: string;
  readonly actor?: string | undefined;
}
export interface DraftReportingDuty extends Quoted {
  readonly text: string;
  readonly actor: string;
  readonly due: string | null;
}
export interface DraftObligation extends Quoted {
  readonly level: (typeof DRAFT_LEVELS)[number];
  readonly mandatory: boolean;
  readonly rule: string;
  /** Null: every unit of the level. */
  readonly group: string | null;
  readonly unitLevel: (typeof UNIT_LEVELS)[number] | null;
}
export interface DraftMeasure extends Quoted {
  readonly actor: string;
  readonly text: string;
}
export interface DraftTask extends Quoted {
  readonly number: number;
  readonly title: string;
  /** Only where a person gave one. */
  readonly englishTitle?: string | undefined;
  readonly category: number | null;
  readonly departments: readonly string[];
  readonly bureauMeasures: string;
  readonly localMeasures: readonly DraftMeasure[];
  readonly obligations: readonly DraftObligation[];
  readonly milestones: readonly DraftMilestone[];
  readonly metrics: readonly DraftMetric[];
  readonly reportingDuties: readonly DraftReportingDuty[];
}
export interface DraftRegionGroup extends Quoted {
  readonly name: string;
  readonly englishName?: string | undefined;
  readonly unitLevel: (typeof UNIT_LEVELS)[number] | null;
  /** Names, as the text has them; empty: it does not name them. */
  readonly members: readonly string[];
  /** Whose group it is, where only a task explains the name (涉及省份): one name may then stand for several groups. Absent: of all that name it. */
  readonly tasks?: readonly number[] | undefined;
}

/** 目录草稿: what an import or a person by hand says of a notice. What else an import tells is kept with it, unread by the rules. */
export interface CatalogueDraft {
  readonly notice: {
    readonly quote?: DraftQuote | null | undefined;
    readonly documentNumber: string | null;
    readonly issuedOn: string | null;
    readonly issuer: string | null;
    readonly title: string | null;
    /** Absent: the year of `issuedOn`. */
    readonly year?: number | null | undefined;
  };
  readonly categories: readonly (Quoted & { readonly number: number; readonly title: string; readonly englishTitle?: string | undefined })[];
  readonly tasks: readonly DraftTask[];
  readonly sections: readonly { readonly duties: readonly { readonly departments: readonly string[] }[] }[];
  readonly regionGroups: readonly DraftRegionGroup[];
  readonly openQuestions: readonly (Quoted & { readonly kind: string; readonly text: string })[];
}

/** The id of an open question: its place in the draft, which no correction moves. */
export const questionId = (index: number): string => `q${index + 1}`;
