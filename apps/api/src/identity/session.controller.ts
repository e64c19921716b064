import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { DemoAccount, SessionView } from '#api-types/views/common.views.js';
import { DemoSignInBody, SessionEnd, SignInBody } from '#api-types/views/session.views.js';
import { DemoOnly, Public, WhileDue } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { ApiRequest, SignedIn } from '../platform/request.js';
import { isAdministrator } from '../platform/security-policy.js';
import { sessionEnd } from '../platform/session.middleware.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';

export const DemoAccounts = z.object({ accounts: z.array(DemoAccount) }).meta({ id: 'DemoAccounts' });

/** 登录: password and, where there is one, second factor; or one click in the demo. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Get()
  @WhileDue()
  @Answers(SessionView)
  current(@Req() request: ApiRequest): Promise<z.infer<typeof SessionView>> {
    return this.sessions.current(request);
  }

  /** Asked by the page by itself: it keeps nobody signed in. */
  @Get('end')
  @WhileDue()
  @Answers(SessionEnd)
  end(@Req() { session }: ApiRequest, @CurrentUser() user: SignedIn): z.infer<typeof SessionEnd> {
    return sessionEnd(session, isAdministrator(user.roles), Date.now());
  }

  @Post()
  @HttpCode(200)
  @Public()
  @Answers(SessionView)
  async open(@Body({ schema: SignInBody }) { account, password, code }: z.infer<typeof SignInBody>, @Req() request: ApiRequest): Promise<z.infer<typeof SessionView>> {
    return this.sessions.open(request, await this.signIn.byPassword(account, password, code, request.ip ?? null), 'password');
  }

  @Delete()
  @HttpCode(204)
  @Public()
  @Answers()
  async close(@Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { userId } = request.session;
    await this.sessions.close(request, response);
    if (userId) await this.signIn.left(userId, request.ip ?? null);
  }

  @Get('demo-accounts')
  @Public()
  @DemoOnly()
  @Answers(DemoAccounts)
  async demoAccounts(): Promise<z.infer<typeof DemoAccounts>> {
    return { accounts: await this.signIn.demoAccounts() };
  }

  @Post('demo')
  @HttpCode(200)
  @Public()
  @DemoOnly()
  @Answers(SessionView)
  async openDemo(@Body({ schema: DemoSignInBody }) body: z.infer<typeof DemoSignInBody>, @Req() request: ApiRequest): Promise<z.infer<typeof SessionView>> {
    return this.sessions.open(request, await this.signIn.byDemo(body.account, request.ip ?? null), 'demo');
  }
}
