import { Module } from '@nestjs/common';
import { MaintenanceController } from './maintenance.controller.js';
import { StuckController } from './stuck.controller.js';
import { SystemController } from './system.controller.js';

@Module({ controllers: [SystemController, StuckController, MaintenanceController] })
export class SystemModule {}
