export interface Cell {
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly status: string;
}
export interface DemoPeople {
  acknowledge(assignment: string, unit: string): Promise<void>;
  submit(assignment: string, unit: string): Promise<void>;
  review(assignment: string, decision: 'approve' | 'return'): Promise<void>;
  report(assignment: string, unit: string, until: string): Promise<void>;
  cells(): Promise<readonly Cell[]>;
  /** `YYYY-MM-DD`; answers once the clock has arrived. */
  clockTo(day: string): Promise<void>;
}
export function demoPeople(url: string): DemoPeople;
export function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void>;
