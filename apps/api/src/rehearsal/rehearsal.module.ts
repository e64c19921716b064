import { Module } from '@nestjs/common';
import { RehearsalController } from './rehearsal.controller.js';
import { Rehearsals } from './rehearsal.queries.js';

@Module({ controllers: [RehearsalController], providers: [Rehearsals] })
export class RehearsalModule {}
