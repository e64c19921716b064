import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { DashboardsModule } from '../dashboards/dashboards.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { BulletinSources } from './bulletin-sources.js';
import { BulletinsController } from './bulletins.controller.js';
import { Bulletins } from './bulletins.queries.js';
import { CaseFilesController } from './case-files.controller.js';
import { CaseFiles } from './case-files.queries.js';
import { LetterFiles } from './letter-files.js';
import { LettersController } from './letters.controller.js';
import { Letters } from './letters.queries.js';
import { ReturnLettersController } from './return-letters.controller.js';
import { ReturnLetters } from './return-letters.queries.js';

@Module({ imports: [AssignmentsModule, AttachmentsModule, DashboardsModule, SupervisionModule], controllers: [LettersController, ReturnLettersController, CaseFilesController, BulletinsController], providers: [Letters, ReturnLetters, LetterFiles, CaseFiles, BulletinSources, Bulletins] })
export class DocumentsModule {}
