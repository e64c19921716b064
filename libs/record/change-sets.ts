import type { ChangeSetCommandBody } from '#domain/change-set/change-set.commands.js';
import { CHANGE_SET } from './change-set.aggregate.js';
import { executeStream, type StreamCommand } from './execute-stream.js';
import type { Outcome } from './outcome.js';
import type { RecordContext } from './record-context.js';

/** An act on a change set (变更单): propose, apply, preview again, drop a row. */
export const actOnChangeSet = (record: RecordContext, input: StreamCommand<ChangeSetCommandBody>): Promise<Outcome> => executeStream(record, CHANGE_SET, input);
