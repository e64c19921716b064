import { Module } from '@nestjs/common';
import { CarryingOutController } from './carrying-out.controller.js';
import { CityLists } from './city-list.queries.js';
import { OptInLists } from './opt-in-list.queries.js';
import { ReportLists } from './report-list.queries.js';
import { RequestLists } from './request-list.queries.js';

@Module({ controllers: [CarryingOutController], providers: [ReportLists, RequestLists, OptInLists, CityLists] })
export class CarryingOutModule {}
