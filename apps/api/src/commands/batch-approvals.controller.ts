import { Body, Controller, HttpCode, Inject, Ip, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { z } from 'zod';
import { BatchAnswer, BatchApprovalBody, BatchDigest, BatchPreviewBody } from '#api-types/views/collaboration.views.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BatchApprovals } from './batch-approvals.js';
import { IdempotencyKey } from './idempotency-key.js';

/** 批量通过 (L12): the digest first, then the same items with what was seen of them. There is no batch return. */
@Controller('assignments/batch-approvals')
@Only('reviewer')
export class BatchApprovalsController {
  constructor(@Inject(BatchApprovals) private readonly batches: BatchApprovals) {}

  @Post('preview')
  @HttpCode(200)
  @Answers(BatchDigest)
  preview(@Body({ schema: BatchPreviewBody }) { ids }: z.infer<typeof BatchPreviewBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof BatchDigest>> {
    return this.batches.preview(ids, user);
  }

  @Post()
  @HttpCode(200)
  @Fresh()
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key for the whole batch; the same key gets the same answer.' })
  @Answers(BatchAnswer)
  approve(@Body({ schema: BatchApprovalBody }) body: z.infer<typeof BatchApprovalBody>, @CurrentUser() user: SignedIn, @IdempotencyKey() key: string, @Ip() source: string): Promise<z.infer<typeof BatchAnswer>> {
    return this.batches.approve(body, user, key, source);
  }
}
