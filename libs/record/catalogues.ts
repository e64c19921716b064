import type { Actor } from '#domain/access/actor.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { CatalogueCommandBody } from '#domain/catalogue/catalogue.commands.js';
import { catalogueId } from '#domain/shared/ids.js';
import { CATALOGUE } from './catalogue.aggregate.js';
import { executeStream, type StreamCommand } from './execute-stream.js';
import type { Outcome, Receipt } from './outcome.js';
import type { RecordContext } from './record-context.js';

/** An act on a catalogue's draft: answer a question, correct a field, confirm. */
export const actOnCatalogue = (record: RecordContext, input: StreamCommand<CatalogueCommandBody>): Promise<Outcome> => executeStream(record, CATALOGUE, input);

export interface ImportInput {
  readonly commandId: string;
  readonly actor: Actor;
  readonly source?: string;
  /** SHA-256 of the file. */
  readonly sourceHash: string;
  readonly sourceName: string;
  readonly draft: CatalogueDraft;
}

/** 导入 (C1). The same source again, by whomever, answers with the receipt of its first import, and changes nothing. */
export async function importCatalogue(record: RecordContext, { sourceHash, sourceName, draft, ...sent }: ImportInput): Promise<Outcome> {
  const stream = catalogueId(sourceHash);
  const outcome = await executeStream(record, CATALOGUE, { ...sent, stream, body: { type: 'ImportCatalogue', sourceHash, sourceName, draft } });
  if (!('refusal' in outcome) || outcome.refusal.code !== 'ALREADY_IMPORTED') return outcome;
  const { rows } = await record.pool.query<{ receipt: Receipt }>(
    `select receipt.content as receipt from event join receipt on receipt.command_id = event.command_id where event.stream_id = $1 and event.sequence = 1`,
    [stream],
  );
  return rows[0] ? { receipt: rows[0].receipt, repeated: true } : outcome;
}
