import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { DashboardsModule } from '../dashboards/dashboards.module.js';
import { LoadModule } from '../load/load.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { RehearsalModule } from '../rehearsal/rehearsal.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { ScoresModule } from '../scores/scores.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { WorklistModule } from '../worklist/worklist.module.js';
import { ExportedListsController } from './exported-lists.controller.js';
import { ExportedLists } from './exported-lists.js';
import { ExportsController } from './exports.controller.js';
import { Exports } from './exports.queries.js';
import { ListMaker } from './list-maker.js';
import { ListReaders } from './list-readers.js';

@Module({ imports: [AssignmentsModule, AuditModule, DashboardsModule, LoadModule, NoticesModule, ProgressModule, RehearsalModule, RemindersModule, ScoresModule, SupervisionModule, WorklistModule], controllers: [ExportsController, ExportedListsController], providers: [ListReaders, Exports, ListMaker, ExportedLists] })
export class ExportsModule {}
