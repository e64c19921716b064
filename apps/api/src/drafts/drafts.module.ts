import { Module } from '@nestjs/common';
import { DraftChecks } from './draft-checks.js';
import { Drafts } from './drafts.js';
import { DraftsController } from './drafts.controller.js';

@Module({ controllers: [DraftsController], providers: [Drafts, DraftChecks] })
export class DraftsModule {}
