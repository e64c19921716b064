import { Module } from '@nestjs/common';
import { MessageTemplatesController } from './message-templates.controller.js';
import { NoticeSettingsController } from './notice-settings.controller.js';
import { NoticesController } from './notices.controller.js';
import { Notices } from './notices.queries.js';

@Module({ controllers: [NoticesController, NoticeSettingsController, MessageTemplatesController], providers: [Notices], exports: [Notices] })
export class NoticesModule {}
