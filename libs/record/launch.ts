import type { Actor } from '#domain/access/actor.js';
import type { CycleCommandBody, LaunchByHand } from '#domain/cycle/cycle.commands.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import { cycleId } from '#domain/shared/ids.js';
import { CYCLE } from './cycle.aggregate.js';
import { executeStream, type StreamCommand } from './execute-stream.js';
import type { Outcome } from './outcome.js';
import type { RecordContext } from './record-context.js';

export interface LaunchInput {
  readonly year: number;
  readonly commandId: string;
  readonly actor: Actor;
  readonly source?: string;
  /** What differs from the defaults of the feature document. */
  readonly settings?: Partial<CycleSettings>;
  /** By a person: the launch check is held, and every warning has its reason. */
  readonly check?: LaunchByHand;
}

/** Any other act on a cycle. */
export const actOnCycle = (record: RecordContext, input: StreamCommand<CycleCommandBody>): Promise<Outcome> => executeStream(record, CYCLE, input);

/** 下达 of a whole cycle in one transaction: every assignment is visible at once or none is; workflows start behind it. */
export const launchCycle = (record: RecordContext, { year, settings = {}, check, ...sent }: LaunchInput): Promise<Outcome> =>
  executeStream(record, CYCLE, { ...sent, stream: cycleId(year), body: { type: 'LaunchCycle', year, settings, ...(check ? { check } : {}) } });
