import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { CatalogueView } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { Catalogue } from './catalogue.queries.js';

const CatalogueQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100) });

@Controller('catalogue')
export class CatalogueController {
  constructor(@Inject(Catalogue) private readonly catalogue: Catalogue) {}

  /** 任务清单 of a year, for everybody who is signed in. */
  @Get()
  @Answers(CatalogueView)
  view(@Query({ schema: CatalogueQuery }) { year }: z.infer<typeof CatalogueQuery>): Promise<z.infer<typeof CatalogueView>> {
    return this.catalogue.view(year);
  }
}
