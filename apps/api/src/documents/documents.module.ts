import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { LetterFiles } from './letter-files.js';
import { LettersController } from './letters.controller.js';
import { Letters } from './letters.queries.js';

@Module({ imports: [AssignmentsModule], controllers: [LettersController], providers: [Letters, LetterFiles] })
export class DocumentsModule {}
