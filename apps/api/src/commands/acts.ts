import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { AssignmentCommand } from '#api-types/commands/assignment.commands.js';
import type { CycleCommand } from '#api-types/commands/cycle.commands.js';
import type { ProxiesCommand } from '#api-types/commands/proxies.commands.js';
import type { Receipt } from '#api-types/views/common.views.js';
import type { ProxiesCommandBody } from '#domain/access/proxies.commands.js';
import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { LaunchReason } from '#domain/cycle/checked-launch.js';
import type { CycleCommandBody } from '#domain/cycle/cycle.commands.js';
import { cycleId, type AssignmentId } from '#domain/shared/ids.js';
import type { Refusal } from '#domain/shared/refusal.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { execute } from '#record/execute.js';
import { actOnCycle, launchCycle } from '#record/launch.js';
import { actOnProxies } from '#record/proxies.js';
import type { RecordContext } from '#record/record-context.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { RECORD } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';
import { maySee } from '../platform/visibility.js';
import { actorOf } from './actor-of.js';
import { receiptOf } from './receipt-of.js';

/** Hands acts to the record and its answers back; no rule of its own. */
@Injectable()
export class Acts {
  constructor(
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async onAssignment(stream: AssignmentId, sent: z.infer<typeof AssignmentCommand>, user: SignedIn, commandId: string, source: string, actingFor?: string): Promise<z.infer<typeof Receipt>> {
    const body = sent as PersonCommandBody;
    const outcome = await execute(this.record, { stream, commandId, actor: actorOf(user, actingFor), body, source });
    if ('refusal' in outcome) throw await this.refusalFor(user, stream, outcome.refusal);
    return receiptOf(outcome.receipt);
  }

  async onProxies(sent: z.infer<typeof ProxiesCommand>, user: SignedIn, commandId: string, source: string): Promise<z.infer<typeof Receipt>> {
    const outcome = await actOnProxies(this.record, { commandId, actor: actorOf(user), body: sent as ProxiesCommandBody, source });
    if ('refusal' in outcome) throw new ApiError(outcome.refusal.code, await this.names.inFacts(outcome.refusal.facts));
    return receiptOf(outcome.receipt);
  }

  async onCycle(id: string, command: z.infer<typeof CycleCommand>, user: SignedIn, commandId: string, source: string): Promise<z.infer<typeof Receipt>> {
    const year = /^cycle\/(\d{4})$/.exec(id)?.[1];
    if (!year) throw notFound();
    if (command.type === 'LaunchCycle' && Number(year) !== command.typedYear) throw new ApiError('BAD_REQUEST', { fields: ['typedYear'] });
    const sent = { commandId, actor: actorOf(user), source };
    // Sound: the schema lets through what the domain takes; its days are texts of the same form.
    const outcome =
      command.type === 'LaunchCycle'
        ? await launchCycle(this.record, { ...sent, year: command.typedYear, check: { reasons: (command.reasons ?? []) as LaunchReason[], catalogueHash: command.catalogueHash } })
        : await actOnCycle(this.record, { ...sent, stream: cycleId(year), body: command as CycleCommandBody });
    if ('refusal' in outcome) throw outcome.refusal.code === 'NOT_FOUND' ? notFound() : ApiError.of(outcome.refusal);
    return receiptOf(outcome.receipt);
  }

  /** A stranger hears the same of an assignment that is there as of one that is not. */
  private async refusalFor(user: SignedIn, stream: AssignmentId, refusal: Refusal): Promise<ApiError> {
    if (refusal.code === 'NOT_FOUND') return notFound();
    if (refusal.code === 'WRONG_ROLE' || refusal.code === 'NO_PROXY') {
      const sides = await this.assignments.sides(stream);
      if (!sides || !maySee(user, sides)) return notFound();
    }
    return new ApiError(refusal.code, await this.names.inFacts(refusal.facts));
  }
}
