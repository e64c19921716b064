import { Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { CatalogueActs } from './catalogue-acts.js';
import { CatalogueSheets } from './catalogue-sheets.js';
import { CatalogueSheetCommandsController } from './catalogue-sheets.controller.js';
import { CatalogueVersionCommandsController } from './catalogue-versions.controller.js';
import { ChangeSetActs } from './change-set-acts.js';
import { ChangeSetCommandsController } from './change-sets.controller.js';
import { BatchApprovals } from './batch-approvals.js';
import { BatchApprovalsController } from './batch-approvals.controller.js';
import { CommandsController } from './commands.controller.js';
import { OrganisationActs } from './organisation-acts.js';
import { OrganisationCommandsController } from './organisation.controller.js';

@Module({ controllers: [CommandsController, BatchApprovalsController, ChangeSetCommandsController, CatalogueSheetCommandsController, CatalogueVersionCommandsController, OrganisationCommandsController], providers: [Acts, BatchApprovals, ChangeSetActs, CatalogueActs, CatalogueSheets, OrganisationActs] })
export class CommandsModule {}
