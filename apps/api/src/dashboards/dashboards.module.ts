import { Module } from '@nestjs/common';
import { DashboardsController } from './dashboards.controller.js';
import { Overview } from './overview.queries.js';
import { Rates } from './rates.queries.js';

@Module({ controllers: [DashboardsController], providers: [Overview, Rates], exports: [Overview, Rates] })
export class DashboardsModule {}
