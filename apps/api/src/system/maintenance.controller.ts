import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post } from '@nestjs/common';
import type { z } from 'zod';
import { BeginMaintenanceBody, MaintenanceView } from '#api-types/views/system.views.js';
import { beginMaintenance, endMaintenance } from '#record/maintenance.js';
import type { RecordContext } from '#record/record-context.js';
import { MaintenanceReadModel } from '#persistence/read-models/maintenance.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { Fresh, Only, Public } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { RECORD } from '../platform/tokens.js';

type View = z.infer<typeof MaintenanceView>;

/** 只读维护: switched by who keeps the system running, seen by everybody. */
@Controller('maintenance')
export class MaintenanceController {
  constructor(
    @Inject(MaintenanceReadModel) private readonly maintenance: MaintenanceReadModel,
    @Inject(RECORD) private readonly record: RecordContext,
  ) {}

  /** Before anybody signs in, too: who comes in vain shall know why. */
  @Get()
  @Public()
  @Answers(MaintenanceView)
  async view(): Promise<View> {
    const current = await this.maintenance.current();
    return { maintenance: current && { since: instantText(current.sinceMs), reason: current.reason } };
  }

  /** Sent again it is another reason. */
  @Post()
  @HttpCode(200)
  @Only('system_admin')
  @Fresh()
  @Answers(MaintenanceView)
  async begin(@Body({ schema: BeginMaintenanceBody }) { reason }: z.infer<typeof BeginMaintenanceBody>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<View> {
    await beginMaintenance(this.record, reason, { actor: actorOf(user), source });
    return this.view();
  }

  /** Sent twice it has ended. */
  @Delete()
  @Only('system_admin')
  @Fresh()
  @Answers(MaintenanceView)
  async end(@CurrentUser() user: SignedIn, @Ip() source: string): Promise<View> {
    await endMaintenance(this.record, { actor: actorOf(user), source });
    return this.view();
  }
}
