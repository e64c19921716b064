import { Module } from '@nestjs/common';
import { DemoClockController } from './demo-clock.controller.js';
import { Outbox } from './outbox.js';
import { OutboxController } from './outbox.controller.js';

@Module({ controllers: [DemoClockController, OutboxController], providers: [Outbox] })
export class DemoModule {}
