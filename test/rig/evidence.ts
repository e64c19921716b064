import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { Actor } from '#domain/access/actor.js';
import type { Difference } from '#record/difference.js';
import type { Deed } from './journal.js';
import type { Mail } from './mail-sink.js';
import type { Fault } from './nemesis.js';
import type { Post } from './webhook-sink.js';

export interface EventRow {
  readonly stream: string;
  readonly sequence: number;
  readonly commandId: string;
  readonly type: string;
  /** Epoch ms of the record's clock. */
  readonly at: number;
  readonly actor: Actor;
  readonly round: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}
export interface ReceiptRow {
  readonly commandId: string;
  readonly stream: string;
  readonly content: { readonly sequence: number; readonly hash: string; readonly events: readonly string[] };
}
export interface AuditRow {
  readonly commandId: string | null;
  readonly stream: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly actor: Actor;
  readonly source: string | null;
}
export interface StreamRow {
  readonly id: string;
  readonly kind: string;
  readonly sequence: number;
  readonly hash: string;
  readonly closed: boolean;
  readonly state: AssignmentState;
}
export interface ReminderRow {
  readonly assignment: string;
  readonly duty: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly dueAt: number;
  readonly state: 'armed' | 'dispatched' | 'suppressed';
  readonly reason: string | null;
  readonly settledAt: number | null;
  /** When its first message was made, by the machine's clock and not by the record's. */
  readonly handedAt: number | null;
}
/** A line of a message: a row of the ledger, told to somebody by a channel. */
export interface TellingRow {
  readonly message: string;
  readonly channel: string;
  readonly recipient: string;
  readonly assignment: string;
  readonly reminder: string;
}
export interface MessageRow {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly attempts: number;
  readonly repeats: number;
}
/** What a workflow says of itself. */
export interface WorkflowRow {
  readonly stream: string;
  readonly is: string;
  readonly sequence: number;
  readonly hash: string;
  /** How often its present task was tried. */
  readonly attempt: number;
}

/** Everything that the checks look at, gathered when the run has come to rest and before anything is repaired. */
export interface Evidence {
  readonly deeds: readonly Deed[];
  readonly faults: readonly Fault[];
  readonly silentUnit: string;
  /** Units whose contacts name the webhook. */
  readonly hooked: readonly string[];
  /** Epoch ms of the record's clock. */
  readonly now: number;
  readonly events: readonly EventRow[];
  readonly receipts: readonly ReceiptRow[];
  readonly audits: readonly AuditRow[];
  readonly streams: readonly StreamRow[];
  readonly reminders: readonly ReminderRow[];
  readonly tellings: readonly TellingRow[];
  readonly messages: readonly MessageRow[];
  readonly mails: readonly Mail[];
  /** What the webhook's peer was sent, whether or not it took it. */
  readonly posts: readonly Post[];
  /** Streams whose workflow waits to be told. */
  readonly wakes: readonly string[];
  readonly workflows: readonly WorkflowRow[];
  /** What `npm run verify` finds. */
  readonly differences: readonly Difference[];
  /** Histories that do not replay. */
  readonly replays: { readonly checked: number; readonly failed: readonly string[] };
  readonly logs: readonly string[];
  /** What waited too long for the run to come to rest. */
  readonly unsettled: readonly string[];
}

/** A thing that must not be, in a sentence. */
export type Check = (evidence: Evidence) => readonly string[];
