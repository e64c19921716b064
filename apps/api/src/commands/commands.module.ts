import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { join } from 'node:path';
import { MOST_BYTES } from '#documents/read-notice.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { Acts } from './acts.js';
import { CatalogueActs } from './catalogue-acts.js';
import { CatalogueFiles } from './catalogue-files.js';
import { CatalogueFilesController } from './catalogue-files.controller.js';
import { CatalogueSheets } from './catalogue-sheets.js';
import { CatalogueSheetCommandsController } from './catalogue-sheets.controller.js';
import { CatalogueVersionCommandsController } from './catalogue-versions.controller.js';
import { ChangeSetActs } from './change-set-acts.js';
import { ChangeSetCommandsController } from './change-sets.controller.js';
import { BatchApprovals } from './batch-approvals.js';
import { BatchApprovalsController } from './batch-approvals.controller.js';
import { CarryOverController } from './carry-over.controller.js';
import { CommandsController } from './commands.controller.js';
import { OrganisationActs } from './organisation-acts.js';
import { OrganisationCommandsController } from './organisation.controller.js';

/** Files of forms go to the disk as they come, beside those that are kept. */
const uploads = MulterModule.registerAsync({
  inject: [SETTINGS],
  useFactory: ({ FILES_DIR }: ApiSettings) => ({ dest: join(FILES_DIR, 'incoming'), limits: { fileSize: MOST_BYTES, files: 1 }, defParamCharset: 'utf8' }),
});

@Module({
  imports: [uploads],
  controllers: [CommandsController, CarryOverController, BatchApprovalsController, ChangeSetCommandsController, CatalogueFilesController, CatalogueSheetCommandsController, CatalogueVersionCommandsController, OrganisationCommandsController],
  providers: [Acts, BatchApprovals, ChangeSetActs, CatalogueActs, CatalogueFiles, CatalogueSheets, OrganisationActs],
})
export class CommandsModule {}
