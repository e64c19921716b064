import { Module } from '@nestjs/common';
import { WorklistController } from './worklist.controller.js';
import { Worklist } from './worklist.queries.js';

@Module({ controllers: [WorklistController], providers: [Worklist], exports: [Worklist] })
export class WorklistModule {}
