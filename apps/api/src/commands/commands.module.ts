import { Module } from '@nestjs/common';
import { Acts } from './acts.js';
import { CommandsController } from './commands.controller.js';

@Module({ controllers: [CommandsController], providers: [Acts] })
export class CommandsModule {}
