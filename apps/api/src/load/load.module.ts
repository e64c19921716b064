import { Module } from '@nestjs/common';
import { LoadController } from './load.controller.js';
import { Load } from './load.queries.js';

@Module({ controllers: [LoadController], providers: [Load] })
export class LoadModule {}
