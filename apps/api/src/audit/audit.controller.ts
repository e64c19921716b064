import { Controller, Get, HttpCode, Inject, Ip, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AuditList, ChainCheck, SecurityRules } from '#api-types/views/audit.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { AuditQuery, AuditTrail } from './audit.queries.js';

const ChainQuery = z.object({ after: z.string().max(200).default('') });

/** 安全, 审计: for two of the three administrators; nobody reads the trail unseen. */
@Controller()
export class AuditController {
  constructor(@Inject(AuditTrail) private readonly trail: AuditTrail) {}

  /** The trail, the newest first. A security administrator reads sign-ins, rights and settings, an auditor all of it. */
  @Get('audit')
  @Only('security_admin', 'audit_admin')
  @Answers(AuditList)
  list(@Query({ schema: AuditQuery }) query: z.infer<typeof AuditQuery>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof AuditList>> {
    return this.trail.list(query, user, source);
  }

  /** Proves the chains of a page of streams; with `next` of the answer the one after it, until it is null. */
  @Post('audit/chain-checks')
  @HttpCode(200)
  @Only('audit_admin')
  @Answers(ChainCheck)
  check(@Query({ schema: ChainQuery }) { after }: z.infer<typeof ChainQuery>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof ChainCheck>> {
    return this.trail.chains(after, user, source);
  }

  /** What holds for everybody who signs in. */
  @Get('security/rules')
  @Only('security_admin', 'audit_admin')
  @Answers(SecurityRules)
  rules(): Promise<z.infer<typeof SecurityRules>> {
    return this.trail.rules();
  }
}
