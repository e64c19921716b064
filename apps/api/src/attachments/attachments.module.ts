import { Module } from '@nestjs/common';
import { Attachments } from './attachments.js';
import { AttachmentsController } from './attachments.controller.js';

@Module({ controllers: [AttachmentsController], providers: [Attachments] })
export class AttachmentsModule {}
