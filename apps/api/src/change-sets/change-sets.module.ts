import { Module } from '@nestjs/common';
import { ChangeSetsController } from './change-sets.controller.js';
import { ChangeSets } from './change-sets.queries.js';

@Module({ controllers: [ChangeSetsController], providers: [ChangeSets] })
export class ChangeSetsModule {}
