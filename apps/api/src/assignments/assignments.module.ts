import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders/reminders.module.js';
import { AssignmentsController } from './assignments.controller.js';
import { Assignments } from './assignments.queries.js';
import { ExtensionPreviews } from './extension-preview.js';

@Module({ imports: [RemindersModule], controllers: [AssignmentsController], providers: [Assignments, ExtensionPreviews] })
export class AssignmentsModule {}
