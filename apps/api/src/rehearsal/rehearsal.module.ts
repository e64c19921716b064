import { Module } from '@nestjs/common';
import { RehearsalController } from './rehearsal.controller.js';
import { RehearsalRunner } from './rehearsal-runs.js';
import { RehearsalRunsController } from './rehearsal-runs.controller.js';
import { Rehearsals } from './rehearsal.queries.js';

@Module({ controllers: [RehearsalController, RehearsalRunsController], providers: [Rehearsals, RehearsalRunner] })
export class RehearsalModule {}
