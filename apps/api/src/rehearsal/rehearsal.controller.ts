import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { DayText } from '#api-types/views/common.views.js';
import { RehearsalRow, RehearsalRows, RehearsalScript, RehearsalView } from '#api-types/views/rehearsal.views.js';
import { ASSUMED_A_WEEK } from '#domain/cycle/rehearsal/review-load.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { yearIn } from '../platform/cycle-id.js';
import { Rehearsals } from './rehearsal.queries.js';

const script = RehearsalScript.default('silent');
const ViewQuery = z.object({ script, perReviewer: z.coerce.number().positive().max(10_000).default(ASSUMED_A_WEEK) });
export const RowsFilter = z.object({
  page: z.coerce.number().int().min(1).default(1), day: DayText.optional(), person: z.string().optional(),
  ...RehearsalRow.pick({ kind: true, task: true, unit: true, outcome: true }).partial().shape,
});
const RowsQuery = RowsFilter.extend({ script });

/** 演练 of a cycle, for who runs it. */
@Controller('cycles/:id/rehearsal')
@Only('coordinator', 'bureau_leader')
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
