import { Module } from '@nestjs/common';
import { DashboardsController } from './dashboards.controller.js';
import { Overview } from './overview.queries.js';

@Module({ controllers: [DashboardsController], providers: [Overview] })
export class DashboardsModule {}
