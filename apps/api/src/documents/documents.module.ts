import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CaseFilesController } from './case-files.controller.js';
import { CaseFiles } from './case-files.queries.js';
import { LetterFiles } from './letter-files.js';
import { LettersController } from './letters.controller.js';
import { Letters } from './letters.queries.js';

@Module({ imports: [AssignmentsModule, AttachmentsModule], controllers: [LettersController, CaseFilesController], providers: [Letters, LetterFiles, CaseFiles] })
export class DocumentsModule {}
