import { Module } from '@nestjs/common';
import { ThreadsController } from './threads.controller.js';
import { Threads } from './threads.queries.js';

@Module({ controllers: [ThreadsController], providers: [Threads] })
export class ThreadsModule {}
