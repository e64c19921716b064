import { Module } from '@nestjs/common';
import { ScoresController } from './scores.controller.js';
import { Scores } from './scores.queries.js';

@Module({ controllers: [ScoresController], providers: [Scores], exports: [Scores] })
export class ScoresModule {}
