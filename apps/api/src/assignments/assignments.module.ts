import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders/reminders.module.js';
import { AssignmentListController } from './assignment-list.controller.js';
import { AssignmentLists } from './assignment-list.queries.js';
import { AssignmentsController } from './assignments.controller.js';
import { Assignments } from './assignments.queries.js';
import { PlanRoundsController } from './plan-rounds.controller.js';
import { ExtensionPreviews } from './extension-preview.js';

@Module({ imports: [RemindersModule], controllers: [AssignmentListController, AssignmentsController, PlanRoundsController], providers: [Assignments, AssignmentLists, ExtensionPreviews], exports: [AssignmentLists, Assignments] })
export class AssignmentsModule {}
