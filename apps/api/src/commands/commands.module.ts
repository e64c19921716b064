import { Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { BatchApprovals } from './batch-approvals.js';
import { BatchApprovalsController } from './batch-approvals.controller.js';
import { CommandsController } from './commands.controller.js';

@Module({ controllers: [CommandsController, BatchApprovalsController], providers: [Acts, BatchApprovals] })
export class CommandsModule {}
