export interface Cell {
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly status: string;
}
export interface DemoPeople {
  acknowledge(assignment: string, unit: string): Promise<void>;
  /** As far as the text that waits for its signature. */
  draft(assignment: string, unit: string): Promise<void>;
  submit(assignment: string, unit: string): Promise<void>;
  /** Of one department. */
  decide(assignment: string, department: string, decision: 'approve' | 'return', items?: readonly { readonly section: string; readonly text: string }[]): Promise<void>;
  /** Answers a returned plan, adds to one section and submits again. */
  resubmit(assignment: string, unit: string, change: { readonly section: string; readonly added: string }): Promise<void>;
  addContact(unit: string, contact: { readonly user: string; readonly name: string; readonly email: string; readonly roles: readonly string[] }): Promise<unknown>;
  review(assignment: string, decision: 'approve' | 'return'): Promise<void>;
  report(assignment: string, unit: string, until: string): Promise<void>;
  cells(): Promise<readonly Cell[]>;
  blueCase(): Promise<Pick<Cell, 'assignment' | 'unit'>>;
  /** `YYYY-MM-DD`; answers once the clock has arrived. */
  clockTo(day: string): Promise<void>;
}
export function demoPeople(url: string): DemoPeople;
export function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void>;
