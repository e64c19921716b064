import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { z } from 'zod';
import { CycleList, CycleView, LaunchCheckView, LaunchPreviewView, LaunchProgressView } from '#api-types/views/cycle.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { Cycles } from './cycles.queries.js';

/** 年度周期 and what its launch would do. */
@Controller('cycles')
export class CyclesController {
  constructor(@Inject(Cycles) private readonly cycles: Cycles) {}

  @Get()
  @Answers(CycleList)
  list(): Promise<z.infer<typeof CycleList>> {
    return this.cycles.list();
  }

  @Get(':id')
  @Only('coordinator', 'bureau_leader')
  @Answers(CycleView)
  view(@Param('id') id: string): Promise<z.infer<typeof CycleView>> {
    return this.cycles.view(id);
  }

  @Get(':id/launch-check')
  @Only('coordinator', 'bureau_leader')
  @Answers(LaunchCheckView)
  check(@Param('id') id: string): Promise<z.infer<typeof LaunchCheckView>> {
    return this.cycles.check(id);
  }

  @Get(':id/launch-preview')
  @Only('coordinator', 'bureau_leader')
  @Answers(LaunchPreviewView)
  preview(@Param('id') id: string): Promise<z.infer<typeof LaunchPreviewView>> {
    return this.cycles.preview(id);
  }

  @Get(':id/launch-progress')
  @Only('coordinator', 'bureau_leader')
  @Answers(LaunchProgressView)
  progress(@Param('id') id: string): Promise<z.infer<typeof LaunchProgressView>> {
    return this.cycles.progress(id);
  }
}
