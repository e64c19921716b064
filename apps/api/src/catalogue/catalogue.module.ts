import { Module } from '@nestjs/common';
import { CatalogueController } from './catalogue.controller.js';
import { Catalogue } from './catalogue.queries.js';
import { CatalogueDiffs } from './catalogue-diffs.queries.js';
import { CatalogueSheetsController } from './catalogue-sheets.controller.js';
import { CatalogueVersionsController } from './catalogue-versions.controller.js';
import { CatalogueVersions } from './catalogue-versions.queries.js';

@Module({ controllers: [CatalogueController, CatalogueSheetsController, CatalogueVersionsController], providers: [Catalogue, CatalogueVersions, CatalogueDiffs] })
export class CatalogueModule {}
