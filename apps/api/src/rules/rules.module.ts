import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { RulesController } from './rules.controller.js';

@Module({ controllers: [CalendarController, RulesController] })
export class RulesModule {}
