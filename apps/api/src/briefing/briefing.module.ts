import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { DashboardsModule } from '../dashboards/dashboards.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { BriefingController } from './briefing.controller.js';
import { Briefing } from './briefing.queries.js';

@Module({ imports: [AssignmentsModule, DashboardsModule, SupervisionModule], controllers: [BriefingController], providers: [Briefing] })
export class BriefingModule {}
