import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ContactsCommand, HandOverPreviewBody, MovePreviewBody, TreeCommand } from '#api-types/commands/organisation.commands.js';
import type { Receipt } from '#api-types/views/common.views.js';
import type { HandOverPreviewView } from '#api-types/views/organisation.views.js';
import type { ContactMove, ContactsCommandBody, TreeCommandBody } from '#domain/organisation/organisation.commands.js';
import type { Refusal } from '#domain/shared/refusal.js';
import { actOnContacts, actOnTree, previewHandOver, previewMove } from '#record/organisation.js';
import type { RecordContext } from '#record/record-context.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { RECORD } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';
import { actorOf } from './actor-of.js';
import type { Sender } from './change-set-acts.js';
import { receiptOf } from './receipt-of.js';

/** Hands acts on units and contacts to the record and its answers back; no rule of its own. */
@Injectable()
export class OrganisationActs {
  constructor(
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async onTree(body: z.infer<typeof TreeCommand>, { user, commandId, source }: Sender): Promise<z.infer<typeof Receipt>> {
    const outcome = await actOnTree(this.record, { commandId, actor: actorOf(user), source, body: body as TreeCommandBody });
    if ('refusal' in outcome) throw await this.refusalOf(outcome.refusal);
    return receiptOf(outcome.receipt);
  }

  async onContacts(unit: string, body: z.infer<typeof ContactsCommand>, { user, commandId, source }: Sender): Promise<z.infer<typeof Receipt>> {
    if (!isUnit(unit)) throw notFound();
    // Sound: the schema lets through what the domain takes; its days are texts of the same form.
    const outcome = await actOnContacts(this.record, unit, { commandId, actor: actorOf(user), source, body: body as ContactsCommandBody });
    if ('refusal' in outcome) throw await this.refusalOf(outcome.refusal);
    return receiptOf(outcome.receipt);
  }

  async preview(unit: string, { leaver, to }: z.infer<typeof HandOverPreviewBody>, user: SignedIn): Promise<z.infer<typeof HandOverPreviewView>> {
    if (!isUnit(unit)) throw notFound();
    return this.viewOf(await previewHandOver(this.record, unit, actorOf(user), leaver, to));
  }

  async previewMove(unit: string, body: z.infer<typeof MovePreviewBody>, user: SignedIn): Promise<z.infer<typeof HandOverPreviewView>> {
    if (!isUnit(unit)) throw notFound();
    return this.viewOf(await previewMove(this.record, unit, actorOf(user), body as ContactMove));
  }

  private async viewOf(preview: Awaited<ReturnType<typeof previewHandOver>>): Promise<z.infer<typeof HandOverPreviewView>> {
    if ('refusal' in preview) throw await this.refusalOf(preview.refusal);
    const nameOf = await this.names.of(preview.proxies.flatMap(({ principal, proxy }) => [principal, proxy]));
    const person = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
    return {
      ...preview, roles: [...preview.roles], moves: preview.moves.map((move) => ({ ...move })), stuck: [...preview.stuck],
      proxies: preview.proxies.map(({ id, principal, proxy, until }) => ({ id, principal: person(principal), proxy: person(proxy), until })),
    };
  }

  private async refusalOf({ code, facts }: Refusal): Promise<ApiError> {
    return code === 'NOT_FOUND' ? notFound() : new ApiError(code, await this.names.inFacts(facts));
  }
}

const isUnit = (unit: string): boolean => isStorable(unit) && unit.length <= 64;
