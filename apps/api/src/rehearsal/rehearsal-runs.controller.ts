import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { z } from 'zod';
import { RehearsalChange, RehearsalDiffView, RehearsalRows, RehearsalRuns, RehearsalRunView, RunRehearsal } from '#api-types/views/rehearsal.views.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../commands/idempotency-key.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { Page } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { yearIn } from '../platform/cycle-id.js';
import { RowsFilter } from './rehearsal-query.js';
import { RehearsalRunner } from './rehearsal-runs.js';

const RunId = z.string().regex(/^(last|\d{1,15})$/);
const DiffQuery = z.object({ against: RunId.default('last'), change: RehearsalChange.optional(), page: Page });

/** 演练 that are kept: run, listed, and held against an earlier one. A run is named by its id, or `last`. */
@Controller('cycles/:id/rehearsals')
@Only('coordinator', 'bureau_leader')
export class RehearsalRunsController {
  constructor(@Inject(RehearsalRunner) private readonly runner: RehearsalRunner) {}

  /** Plays the year and keeps what came of it; the oldest of the cycle goes. Nothing is sent. */
  @Post()
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(RehearsalRunView)
  run(@Param('id') id: string, @Body({ schema: RunRehearsal }) body: z.infer<typeof RunRehearsal>, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string): Promise<z.infer<typeof RehearsalRunView>> {
    return this.runner.run(yearIn(id), body, user.userId, commandId);
  }

  @Get()
  @Answers(RehearsalRuns)
  list(@Param('id') id: string): Promise<z.infer<typeof RehearsalRuns>> {
    return this.runner.list(yearIn(id));
  }

  @Get(':run')
  @Answers(RehearsalRunView)
  view(@Param('id') id: string, @Param('run', { schema: RunId }) run: string): Promise<z.infer<typeof RehearsalRunView>> {
    return this.runner.view(yearIn(id), run);
  }

  @Get(':run/rows')
  @Answers(RehearsalRows)
  rows(@Param('id') id: string, @Param('run', { schema: RunId }) run: string, @Query({ schema: RowsFilter }) query: z.infer<typeof RowsFilter>): Promise<z.infer<typeof RehearsalRows>> {
    return this.runner.rows(yearIn(id), run, query);
  }

  /** Rows that came, went, moved or ended otherwise than in the run `against`; `last`: the one before. */
  @Get(':run/diff')
  @Answers(RehearsalDiffView)
  diff(@Param('id') id: string, @Param('run', { schema: RunId }) run: string, @Query({ schema: DiffQuery }) query: z.infer<typeof DiffQuery>): Promise<z.infer<typeof RehearsalDiffView>> {
    return this.runner.diff(yearIn(id), run, query);
  }
}
