import { Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { CatalogueActs } from './catalogue-acts.js';
import { CatalogueVersionCommandsController } from './catalogue-versions.controller.js';
import { ChangeSetActs } from './change-set-acts.js';
import { ChangeSetCommandsController } from './change-sets.controller.js';
import { BatchApprovals } from './batch-approvals.js';
import { BatchApprovalsController } from './batch-approvals.controller.js';
import { CarryOverController } from './carry-over.controller.js';
import { CommandsController } from './commands.controller.js';
import { OrganisationActs } from './organisation-acts.js';
import { OrganisationCommandsController } from './organisation.controller.js';

@Module({ controllers: [CommandsController, CarryOverController, BatchApprovalsController, ChangeSetCommandsController, CatalogueVersionCommandsController, OrganisationCommandsController], providers: [Acts, BatchApprovals, ChangeSetActs, CatalogueActs, OrganisationActs] })
export class CommandsModule {}
