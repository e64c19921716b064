import { Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { ChangeSetActs } from './change-set-acts.js';
import { ChangeSetCommandsController } from './change-sets.controller.js';
import { BatchApprovals } from './batch-approvals.js';
import { BatchApprovalsController } from './batch-approvals.controller.js';
import { CommandsController } from './commands.controller.js';

@Module({ controllers: [CommandsController, BatchApprovalsController, ChangeSetCommandsController], providers: [Acts, BatchApprovals, ChangeSetActs] })
export class CommandsModule {}
