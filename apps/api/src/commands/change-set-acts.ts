import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { ChangeSetCommand, ProposeChange } from '#api-types/commands/change-set.commands.js';
import type { Receipt } from '#api-types/views/common.views.js';
import type { ChangeSetCommandBody, Proposal } from '#domain/change-set/change-set.commands.js';
import { changeSetId, isChangeSetId, type ChangeSetId, type CycleId } from '#domain/shared/ids.js';
import { ChangeSetReadModel } from '#persistence/read-models/change-set.read-model.js';
import { actOnChangeSet } from '#record/change-sets.js';
import type { RecordContext } from '#record/record-context.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { RECORD } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';
import { actorOf } from './actor-of.js';
import { receiptOf } from './receipt-of.js';

/** Who sends it, under which key, from where. */
export interface Sender {
  readonly user: SignedIn;
  readonly commandId: string;
  readonly source: string;
}

/** Hands acts on change sets to the record and its answers back; no rule of its own. */
@Injectable()
export class ChangeSetActs {
  constructor(
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(ChangeSetReadModel) private readonly changeSets: ChangeSetReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  /** The key makes the id: the same key again is the same change set. */
  propose({ cycle, proposal, reason }: z.infer<typeof ProposeChange>, sender: Sender): Promise<z.infer<typeof Receipt>> {
    // Sound: the schema lets through what the domain takes; its days are texts of the same form.
    return this.send(newId(cycle, sender), { type: 'ProposeChange', cycle: cycle as CycleId, proposal: proposal as unknown as Proposal, reason }, sender);
  }

  async act(id: string, command: z.infer<typeof ChangeSetCommand>, sender: Sender): Promise<z.infer<typeof Receipt>> {
    if (!isChangeSetId(id) || id.length > 200) throw notFound();
    if (command.type !== 'UndoChange') return this.send(id, command as ChangeSetCommandBody, sender);
    const found = await this.changeSets.one(id);
    if (!found) throw notFound();
    const { cycle } = found.state;
    return this.send(newId(cycle, sender), { type: 'ProposeChange', cycle, proposal: { kind: 'undo', of: id }, reason: command.reason }, sender);
  }

  private async send(stream: ChangeSetId, body: ChangeSetCommandBody, { user, commandId, source }: Sender): Promise<z.infer<typeof Receipt>> {
    const outcome = await actOnChangeSet(this.record, { stream, commandId, actor: actorOf(user), body, source });
    if ('refusal' in outcome) throw outcome.refusal.code === 'NOT_FOUND' ? notFound() : new ApiError(outcome.refusal.code, await this.names.inFacts(outcome.refusal.facts));
    return receiptOf(outcome.receipt);
  }
}

const newId = (cycle: string, { commandId }: Sender): ChangeSetId => changeSetId(`${cycle.slice(-4)}-${createHash('sha256').update(commandId).digest('hex').slice(0, 12)}`);
