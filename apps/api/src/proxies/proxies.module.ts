import { Module } from '@nestjs/common';
import { ProxiesController } from './proxies.controller.js';

@Module({ controllers: [ProxiesController] })
export class ProxiesModule {}
