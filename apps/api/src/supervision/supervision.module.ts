import { Module } from '@nestjs/common';
import { SupervisionController } from './supervision.controller.js';
import { SupervisionRegister } from './supervision.queries.js';

@Module({ controllers: [SupervisionController], providers: [SupervisionRegister], exports: [SupervisionRegister] })
export class SupervisionModule {}
