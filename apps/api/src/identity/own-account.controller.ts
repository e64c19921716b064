import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Ip, Post, Req } from '@nestjs/common';
import type { z } from 'zod';
import { SessionView } from '#api-types/views/common.views.js';
import { ChangePasswordBody, EndedSessions, NewSecondFactor, OwnSessions, PasswordRulesView, RecoveryCodes, SecondFactorCode, SecondFactorView } from '#api-types/views/session.views.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { SessionStore } from '#persistence/content/session.store.js';
import { Fresh, WhileDue } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { instantText } from '../platform/instant-text.js';
import type { ApiRequest, SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Passwords } from './passwords.js';
import { SecondFactors } from './second-factors.js';
import { Sessions } from './sessions.js';

/** 我的账号: password, second factor and sessions of the person who asks. */
@Controller('session')
export class OwnAccountController {
  constructor(
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(SecondFactors) private readonly factors: SecondFactors,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SessionStore) private readonly open: SessionStore,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
  ) {}

  @Get('password-rules')
  @WhileDue()
  @Answers(PasswordRulesView)
  rules(): z.infer<typeof PasswordRulesView> {
    return this.passwords.rules();
  }

  /** Needs the old one. Every other session of the person ends; this one stays what it was, by whatever way it was opened. */
  @Post('password')
  @HttpCode(200)
  @WhileDue()
  @Answers(SessionView)
  async change(@Body({ schema: ChangePasswordBody }) { old, next }: z.infer<typeof ChangePasswordBody>, @CurrentUser() user: SignedIn, @Req() request: ApiRequest): Promise<z.infer<typeof SessionView>> {
    const { by = 'password', provenAt, hasProvidersFactor } = request.session;
    const changed = await this.passwords.change(user, old, next, request.ip ?? null);
    return this.sessions.open(request, changed, by, { ...(provenAt === undefined ? {} : { provenAt }), ...(hasProvidersFactor === undefined ? {} : { hasProvidersFactor }) });
  }

  @Get('second-factor')
  @WhileDue()
  @Answers(SecondFactorView)
  factor(@CurrentUser() user: SignedIn): Promise<z.infer<typeof SecondFactorView>> {
    return this.factors.view(user);
  }

  /** A secret for the authenticator, told this once. */
  @Post('second-factor')
  @HttpCode(200)
  @WhileDue()
  @Fresh()
  @Header('cache-control', 'no-store')
  @Answers(NewSecondFactor)
  enrol(@CurrentUser() user: SignedIn): Promise<z.infer<typeof NewSecondFactor>> {
    return this.factors.offer(user);
  }

  /** Its first code: from now on one is asked for at each login. */
  @Post('second-factor/confirmation')
  @HttpCode(200)
  @WhileDue()
  @Header('cache-control', 'no-store')
  @Answers(RecoveryCodes)
  async confirm(@Body({ schema: SecondFactorCode }) { code }: z.infer<typeof SecondFactorCode>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof RecoveryCodes>> {
    return { codes: await this.factors.confirm(user, code, source) };
  }

  @Get('own')
  @Answers(OwnSessions)
  async own(@CurrentUser() user: SignedIn, @Req() { sessionID }: ApiRequest): Promise<z.infer<typeof OwnSessions>> {
    const sessions = await this.open.of(user.userId, sessionID);
    return { sessions: sessions.map(({ sinceMs, seenMs, ...rest }) => ({ ...rest, since: instantText(sinceMs), seen: instantText(seenMs) })) };
  }

  /** 结束其他会话: all but the one that asks. */
  @Delete('own/others')
  @HttpCode(200)
  @Answers(EndedSessions)
  async endOthers(@CurrentUser() user: SignedIn, @Req() { sessionID }: ApiRequest, @Ip() source: string): Promise<z.infer<typeof EndedSessions>> {
    return { ended: await this.open.endOthers(user.userId, sessionID, (both, ended) => this.audit.acted(user, 'EndOtherSessions', source, { facts: { ended } }, both)) };
  }
}
