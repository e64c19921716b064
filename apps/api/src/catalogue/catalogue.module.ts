import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { Catalogue } from './catalogue.queries.js';

@Module({ controllers: [CatalogueController], providers: [Catalogue] })
export class CatalogueModule {}
