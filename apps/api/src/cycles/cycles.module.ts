import { Module } from '@nestjs/common';
import { CarryOvers } from './carry-overs.queries.js';
import { CyclesController } from './cycles.controller.js';
import { Cycles } from './cycles.queries.js';

@Module({ controllers: [CyclesController], providers: [Cycles, CarryOvers] })
export class CyclesModule {}
