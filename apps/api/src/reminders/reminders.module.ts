import { Module } from '@nestjs/common';
import { ForecastController } from './forecast.controller.js';
import { Forecasts } from './forecast.queries.js';
import { RemindersController } from './reminders.controller.js';
import { Reminders } from './reminders.queries.js';

@Module({ controllers: [RemindersController, ForecastController], providers: [Reminders, Forecasts], exports: [Reminders] })
export class RemindersModule {}
