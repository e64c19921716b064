import { Module } from '@nestjs/common';
import { MaintenanceController } from './maintenance.controller.js';
import { SystemController } from './system.controller.js';

@Module({ controllers: [SystemController, MaintenanceController] })
export class SystemModule {}
