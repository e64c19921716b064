import { Body, Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { SecuritySwitches } from '#api-types/views/session.views.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { SecuritySettingStore } from '#persistence/content/security-setting.store.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { SecurityPolicy } from '../platform/security-policy.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { SecondFactors } from './second-factors.js';

/** 安全: what the security administrator alone switches and resets. */
@Controller('security')
@Only('security_admin')
@Fresh()
export class SecurityController {
  constructor(
    @Inject(SecuritySettingStore) private readonly settings: SecuritySettingStore,
    @Inject(SecurityPolicy) private readonly rules: SecurityPolicy,
    @Inject(SecondFactors) private readonly factors: SecondFactors,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
  ) {}

  /** Sent twice it is the same. */
  @Post('rules')
  @HttpCode(200)
  @Answers(SecuritySwitches)
  async change(@Body({ schema: SecuritySwitches }) body: z.infer<typeof SecuritySwitches>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof SecuritySwitches>> {
    await this.settings.write(body, user.userId, (both) => this.audit.acted(user, 'ChangeSecurityRules', source, { facts: body }, both));
    this.rules.changed();
    return body;
  }

  /** 重置双因素: of who lost the authenticator. Their sessions end. */
  @Post('accounts/:user/second-factor/reset')
  @HttpCode(204)
  @Answers()
  async reset(@Param('user') id: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<void> {
    // Nobody takes away their own: it is what proves who they are.
    if (!isStorable(id) || id === user.userId || !(await this.factors.reset(id, user, source))) throw notFound();
  }
}
