import type { Actor } from '#domain/access/actor.js';
import { instant } from '#domain/calendar/instant.js';
import { decideContacts, rolesAfter } from '#domain/organisation/contacts.decide.js';
import type { ContactsCommandBody, TreeCommandBody } from '#domain/organisation/organisation.commands.js';
import { contactsId, TREE_ID, unwritten } from '#domain/organisation/organisation.state.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import type { Role } from '#domain/access/actor.js';
import { CONTACTS, keptFacts } from './contacts.aggregate.js';
import { executeStream } from './execute-stream.js';
import type { Move } from './facts/hand-over.facts.js';
import type { Outcome } from './outcome.js';
import { inTransaction, recordNow, type RecordContext } from './record-context.js';
import { TREE } from './tree.aggregate.js';

interface SentBody<Body> {
  readonly commandId: string;
  readonly actor: Actor;
  readonly source?: string;
  readonly body: Body;
}

/** An act on the contacts of a unit. */
export const actOnContacts = (record: RecordContext, unit: string, input: SentBody<ContactsCommandBody>): Promise<Outcome> => executeStream(record, CONTACTS, { ...input, stream: contactsId(unit) });

/** An act on the tree of units. */
export const actOnTree = (record: RecordContext, input: SentBody<TreeCommandBody>): Promise<Outcome> => executeStream(record, TREE, { ...input, stream: TREE_ID });

export interface HandOverPreview {
  readonly previewHash: string;
  readonly roles: readonly Role[];
  readonly moves: readonly Move[];
  readonly stuck: readonly string[];
}

/** What a hand-over would move, by the code that moves it; nothing is written. */
export async function previewHandOver(record: RecordContext, unit: string, actor: Actor, leaver: string, to: string): Promise<HandOverPreview | { readonly refusal: Refusal }> {
  return inTransaction(record, async (client) => {
    const body = { type: 'HandOverContact', leaver, to, reason: '', previewHash: '' } as const;
    const command = { ...body, commandId: `preview/${leaver}`, at: instant(await recordNow(record, client)), actor };
    const facts = await keptFacts(client, unwritten(contactsId(unit)), command);
    const hash = facts.moves?.hash ?? '';
    // Decided as it would be sent, were everything seen and nothing stuck.
    const decision = decideContacts(unwritten(contactsId(unit)), { ...command, previewHash: hash }, facts.moves ? { ...facts, moves: { ...facts.moves, stuck: [] } } : facts);
    if (isRefused(decision)) return decision;
    const [from, successor] = [leaver, to].map((id) => facts.named.find(({ userId }) => userId === id));
    return { previewHash: hash, roles: from && successor ? rolesAfter(from, successor) : [], moves: facts.moved?.moves ?? [], stuck: facts.moved?.stuck ?? [] };
  });
}
