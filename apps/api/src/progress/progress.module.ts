import { Module } from '@nestjs/common';
import { ProgressController } from './progress.controller.js';
import { Progress } from './progress.queries.js';

@Module({ controllers: [ProgressController], providers: [Progress] })
export class ProgressModule {}
