import { Module } from '@nestjs/common';
import { ChannelsController } from './channels.controller.js';
import { ChannelSettings } from './channels.queries.js';

@Module({ controllers: [ChannelsController], providers: [ChannelSettings] })
export class ChannelsModule {}
