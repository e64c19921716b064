import { Module } from '@nestjs/common';
import { Attachments } from './attachments.js';
import { AttachmentsController } from './attachments.controller.js';
import { Scans } from './scans.js';

@Module({ controllers: [AttachmentsController], providers: [Attachments, Scans], exports: [Attachments] })
export class AttachmentsModule {}
