import type { Instant } from '#domain/calendar/instant.js';
import type { Refusal } from '#domain/shared/refusal.js';

/** 回执: proof that an act is in the record. */
export interface Receipt {
  readonly commandId: string;
  readonly stream: string;
  readonly status: string;
  readonly round: number;
  readonly sequence: number;
  readonly at: Instant;
  readonly hash: string;
  readonly events: readonly string[];
  /** How many assignments the act of another stream issued beside it. */
  readonly issued?: number;
}
/** `repeated`: the command was known, nothing happened again. */
export type Outcome<R = Receipt> = { readonly receipt: R; readonly repeated: boolean } | { readonly refusal: Refusal };
