import { Module } from '@nestjs/common';
import { CyclesController } from './cycles.controller.js';
import { Cycles } from './cycles.queries.js';

@Module({ controllers: [CyclesController], providers: [Cycles] })
export class CyclesModule {}
