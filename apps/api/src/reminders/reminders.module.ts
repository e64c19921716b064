import { Module } from '@nestjs/common';
import { RemindersController } from './reminders.controller.js';
import { Reminders } from './reminders.queries.js';

@Module({ controllers: [RemindersController], providers: [Reminders], exports: [Reminders] })
export class RemindersModule {}
