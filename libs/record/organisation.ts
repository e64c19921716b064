import type { Actor } from '#domain/access/actor.js';
import { instant } from '#domain/calendar/instant.js';
import { decideContacts, givenUp, rolesAfter } from '#domain/organisation/contacts.decide.js';
import type { ContactMove, ContactsCommandBody, TreeCommandBody } from '#domain/organisation/organisation.commands.js';
import { contactsId, TREE_ID, unwritten } from '#domain/organisation/organisation.state.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import type { Role } from '#domain/access/actor.js';
import type { Proxy } from '#domain/access/proxies.state.js';
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
  /** Those that end with it. */
  readonly proxies: readonly Proxy[];
}
type Seen = HandOverPreview | { readonly refusal: Refusal };

/** What a hand-over would move, by the code that moves it; nothing is written. */
export const previewHandOver = (record: RecordContext, unit: string, actor: Actor, leaver: string, to: string): Promise<Seen> => preview(record, unit, actor, { type: 'HandOverContact', leaver, to, reason: '', previewHash: '' });

/** What somebody who moves would leave behind, likewise. */
export const previewMove = (record: RecordContext, unit: string, actor: Actor, move: ContactMove): Promise<Seen> => preview(record, unit, actor, { type: 'MoveContact', ...move, reason: '', previewHash: '' });

const preview = (record: RecordContext, unit: string, actor: Actor, body: Extract<ContactsCommandBody, { previewHash: string }>): Promise<Seen> =>
  inTransaction(record, async (client) => {
    const stream = unwritten(contactsId(unit));
    const [from, to] = body.type === 'HandOverContact' ? [body.leaver, body.to] : [body.user, body.successor];
    const command = { ...body, commandId: `preview/${from}`, at: instant(await recordNow(record, client)), actor };
    const facts = await keptFacts(client, stream, command);
    const hash = facts.moves?.hash ?? '';
    // Decided as it would be sent, were everything seen and nothing stuck.
    const decision = decideContacts(stream, { ...command, previewHash: hash }, facts.moves ? { ...facts, moves: { ...facts.moves, stuck: [] } } : facts);
    if (isRefused(decision)) return decision;
    const [who, successor] = [from, to].map((id) => facts.named.find(({ userId }) => userId === id));
    const taken = who && (body.type === 'MoveContact' ? givenUp(who.roles, body, unit) : who.roles);
    return {
      previewHash: hash, roles: taken && successor ? rolesAfter(taken, successor) : [], moves: facts.moved?.moves ?? [], stuck: facts.moved?.stuck ?? [],
      proxies: facts.proxies?.proxies.filter(({ id }) => facts.ending.includes(id)) ?? [],
    };
  });
