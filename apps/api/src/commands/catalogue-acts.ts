import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CatalogueCommand, ImportCatalogue } from '#api-types/commands/catalogue.commands.js';
import type { Receipt } from '#api-types/views/common.views.js';
import type { CatalogueCommandBody } from '#domain/catalogue/catalogue.commands.js';
import { isCatalogueId } from '#domain/shared/ids.js';
import { actOnCatalogue, importCatalogue } from '#record/catalogues.js';
import type { Outcome } from '#record/outcome.js';
import type { RecordContext } from '#record/record-context.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { RECORD } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';
import { actorOf } from './actor-of.js';
import type { Sender } from './change-set-acts.js';
import { receiptOf } from './receipt-of.js';

/** Hands acts on catalogues to the record and its answers back; no rule of its own. */
@Injectable()
export class CatalogueActs {
  constructor(
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  /** The same source again answers with the receipt of its first import. */
  async importDraft(body: z.infer<typeof ImportCatalogue>, { user, commandId, source }: Sender): Promise<z.infer<typeof Receipt>> {
    return this.answer(await importCatalogue(this.record, { commandId, actor: actorOf(user), source, ...body }));
  }

  async act(id: string, body: z.infer<typeof CatalogueCommand>, { user, commandId, source }: Sender): Promise<z.infer<typeof Receipt>> {
    if (!isCatalogueId(id)) throw notFound();
    return this.answer(await actOnCatalogue(this.record, { stream: id, commandId, actor: actorOf(user), source, body: body as CatalogueCommandBody }));
  }

  private async answer(outcome: Outcome): Promise<z.infer<typeof Receipt>> {
    if ('refusal' in outcome) throw outcome.refusal.code === 'NOT_FOUND' ? notFound() : new ApiError(outcome.refusal.code, await this.names.inFacts(outcome.refusal.facts));
    return receiptOf(outcome.receipt);
  }
}
