import { Module } from '@nestjs/common';
import { Drafts } from './drafts.js';
import { DraftsController } from './drafts.controller.js';

@Module({ controllers: [DraftsController], providers: [Drafts] })
export class DraftsModule {}
