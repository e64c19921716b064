import { Module } from '@nestjs/common';
import { WorklistModule } from '../worklist/worklist.module.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';

@Module({ imports: [WorklistModule], controllers: [CalendarFeedsController] })
export class CalendarFeedsModule {}
