import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { RehearsalRows, RehearsalView } from '#api-types/views/rehearsal.views.js';
import { ASSUMED_A_WEEK } from '#domain/cycle/rehearsal/review-load.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { yearIn } from '../platform/cycle-id.js';
import { REHEARSERS, RowsQuery, Script } from './rehearsal-query.js';
import { Rehearsals } from './rehearsal.queries.js';

const ViewQuery = z.object({ script: Script, perReviewer: z.coerce.number().positive().max(10_000).default(ASSUMED_A_WEEK) });

/** 演练 of a cycle, for who runs it. */
@Controller('cycles/:id/rehearsal')
@Only(...REHEARSERS)
export class RehearsalController {
  constructor(@Inject(Rehearsals) private readonly rehearsals: Rehearsals) {}

  @Get()
  @Answers(RehearsalView)
  view(@Param('id') id: string, @Query({ schema: ViewQuery }) query: z.infer<typeof ViewQuery>): Promise<z.infer<typeof RehearsalView>> {
    return this.rehearsals.view(yearIn(id), query.script, query.perReviewer);
  }

  @Get('rows')
  @Answers(RehearsalRows)
  rows(@Param('id') id: string, @Query({ schema: RowsQuery }) { script: named, ...query }: z.infer<typeof RowsQuery>): Promise<z.infer<typeof RehearsalRows>> {
    return this.rehearsals.rows(yearIn(id), named, query);
  }
}
