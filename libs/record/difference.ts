/** Something that is not what the events say it must be. */
export interface Difference {
  readonly kind: 'chain' | 'anchor' | 'audit' | 'snapshot' | 'projection' | 'ledger' | 'process';
  /** The stream. */
  readonly about: string;
  readonly detail: string;
}
