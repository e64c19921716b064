import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CarryOverPreviewView } from '#api-types/views/carry-over.views.js';
import { CycleList, CycleView, LaunchCheckView, LaunchPreviewView, LaunchProgressView } from '#api-types/views/cycle.views.js';
import { CARRY_OVER_OUTLOOKS } from '#domain/carry-over/carry-over-preview.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { Page } from '../platform/paging.js';
import { CarryOvers } from './carry-overs.queries.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Cycles } from './cycles.queries.js';

const From = z.object({ from: z.string().max(20), outlook: z.enum(CARRY_OVER_OUTLOOKS).optional(), page: Page });

const STEERING = ['coordinator', 'bureau_leader'] as const;

/** 年度周期 and what its launch would do. */
@Controller('cycles')
export class CyclesController {
  constructor(
    @Inject(Cycles) private readonly cycles: Cycles,
    @Inject(CarryOvers) private readonly carryOvers: CarryOvers,
  ) {}

  @Get()
  @Answers(CycleList)
  list(): Promise<z.infer<typeof CycleList>> {
    return this.cycles.list();
  }

  /** Settings with their versions are for system administrators too; reasons and groups are the business of those who steer. */
  @Get(':id')
  @Only(...STEERING, 'system_admin')
  @Answers(CycleView)
  async view(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof CycleView>> {
    const view = await this.cycles.view(id, user);
    return STEERING.some((role) => user.roles.includes(role)) ? view : { ...view, reasons: [], groups: [] };
  }

  @Get(':id/launch-check')
  @Only(...STEERING)
  @Answers(LaunchCheckView)
  check(@Param('id') id: string): Promise<z.infer<typeof LaunchCheckView>> {
    return this.cycles.check(id);
  }

  @Get(':id/launch-preview')
  @Only(...STEERING)
  @Answers(LaunchPreviewView)
  preview(@Param('id') id: string): Promise<z.infer<typeof LaunchPreviewView>> {
    return this.cycles.preview(id);
  }

  /** 结转预览 (X3): what is open of an earlier cycle (`from`), and where in this one it would go. */
  @Get(':id/carry-over-preview')
  @Only(...STEERING)
  @Answers(CarryOverPreviewView)
  carryOver(@Param('id') id: string, @Query({ schema: From }) { from, outlook, page }: z.infer<typeof From>): Promise<z.infer<typeof CarryOverPreviewView>> {
    return this.carryOvers.preview(id, from, outlook, page);
  }

  @Get(':id/launch-progress')
  @Only(...STEERING)
  @Answers(LaunchProgressView)
  progress(@Param('id') id: string): Promise<z.infer<typeof LaunchProgressView>> {
    return this.cycles.progress(id);
  }
}
