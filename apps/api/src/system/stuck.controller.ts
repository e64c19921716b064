import { Body, Controller, Get, HttpCode, Inject, Ip, Post } from '@nestjs/common';
import type { z } from 'zod';
import { ReconciliationList, StuckList, TellAgainBody, ToldAgain } from '#api-types/views/system.views.js';
import { StuckReadModel } from '#persistence/read-models/stuck.read-model.js';
import { askReconciliation } from '#record/reconciliations.js';
import type { RecordContext } from '#record/record-context.js';
import { tellAgain } from '#record/tell-again.js';
import { actorOf } from '../commands/actor-of.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { COUNTED, countedTo } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { RECORD } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';

/** So many of each sort are shown. */
const SHOWN = 50;
/** So many of each sort are told again at once: what is left is stuck still, and told the next time. */
const TOLD_AT_ONCE = 1_000;
/** A week of nights, and what was asked for in between. */
const RECONCILIATIONS = 10;

/** What does not move on by itself, and the two remedies: tell it again, hold all workflows against the record. */
@Controller('system')
@Only('system_admin')
export class StuckController {
  constructor(
    @Inject(StuckReadModel) private readonly work: StuckReadModel,
    @Inject(UserNames) private readonly names: UserNames,
    @Inject(RECORD) private readonly record: RecordContext,
  ) {}

  @Get('stuck')
  @Answers(StuckList)
  async stuck(): Promise<z.infer<typeof StuckList>> {
    const [rows, now, failed] = await Promise.all([this.work.stuck(SHOWN + 1), this.work.now(), this.work.failed(COUNTED)]);
    const shown = rows.filter((row, index) => rows.slice(0, index).filter(({ what }) => what === row.what).length < SHOWN);
    return {
      at: instantText(now), rows: shown.map(({ sinceMs, ...row }) => ({ ...row, since: instantText(sinceMs) })), isCut: shown.length < rows.length,
      failed: { ...failed, atLeast: countedTo(Math.max(failed.messages, failed.exports)).atLeast },
    };
  }

  /** Sent twice they are told twice: each drops what it knows. */
  @Post('stuck/tellings')
  @HttpCode(200)
  @Answers(ToldAgain)
  async tell(@Body({ schema: TellAgainBody }) { stream }: z.infer<typeof TellAgainBody>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof ToldAgain>> {
    const streams = stream === undefined ? [...new Set((await this.work.stuck(TOLD_AT_ONCE)).map((row) => row.stream))] : [stream];
    return { told: await tellAgain(this.record, streams, { actor: actorOf(user), source }) };
  }

  @Get('reconciliations')
  @Answers(ReconciliationList)
  async reconciliations(): Promise<z.infer<typeof ReconciliationList>> {
    const rows = await this.work.reconciliations(RECONCILIATIONS);
    const nameOf = await this.names.of(rows.map(({ askedBy }) => askedBy));
    return {
      rows: rows.map(({ askedAtMs, askedBy, beganMs, endedMs, named, ...row }) => ({
        ...row, asked: askedAtMs === null ? null : { at: instantText(askedAtMs), by: nameOf(askedBy ?? '') }, began: instantTextOrNull(beganMs), ended: instantTextOrNull(endedMs), named: [...(named ?? [])],
      })),
    };
  }

  /** Sent while one waits or runs it is that one. */
  @Post('reconciliations')
  @HttpCode(200)
  @Answers(ReconciliationList)
  async reconcile(@CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof ReconciliationList>> {
    await askReconciliation(this.record, { actor: actorOf(user), source });
    return this.reconciliations();
  }
}
