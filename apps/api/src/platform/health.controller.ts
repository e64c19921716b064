import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { HealthView } from '#api-types/views/register.views.js';
import { Public } from './access.decorators.js';
import { Answers } from './answers.decorator.js';
import { DATABASE } from './tokens.js';

/** Longer than any healthy answer, shorter than a probe waits. */
const PATIENCE_MS = 1_500;

@Controller('health')
export class HealthController {
  constructor(@Inject(DATABASE) private readonly database: DataSource) {}

  /** 200 when the database answers, else 503. */
  @Get()
  @Public()
  @Answers(HealthView)
  async health(@Res({ passthrough: true }) response: Response): Promise<z.infer<typeof HealthView>> {
    const isThere = await Promise.race([
      this.database.query('select 1').then(() => true, () => false),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS).unref()),
    ]);
    if (!isThere) response.status(503);
    return { status: isThere ? 'ok' : 'degraded', database: isThere };
  }
}
