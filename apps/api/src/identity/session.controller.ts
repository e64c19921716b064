import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { DemoAccount, SessionView } from '#api-types/views/common.views.js';
import { DemoSignInBody, SignInBody } from '#api-types/views/session.views.js';
import { DemoOnly, Public } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { ApiRequest, SignedIn } from '../platform/request.js';
import { cookieName } from '../platform/session.middleware.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { SignIn } from './sign-in.js';

export const DemoAccounts = z.object({ accounts: z.array(DemoAccount) }).meta({ id: 'DemoAccounts' });

/** 登录: password, or one click in the demo. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  @Get()
  @Answers(SessionView)
  current(@CurrentUser() user: SignedIn): Promise<z.infer<typeof SessionView>> {
    return this.signIn.view(user);
  }

  @Post()
  @HttpCode(200)
  @Public()
  @Answers(SessionView)
  async open(@Body({ schema: SignInBody }) body: z.infer<typeof SignInBody>, @Req() request: ApiRequest): Promise<z.infer<typeof SessionView>> {
    return this.start(request, await this.signIn.byPassword(body.account, body.password, request.ip ?? null));
  }

  @Delete()
  @HttpCode(204)
  @Public()
  @Answers()
  async close(@Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { userId } = request.session;
    await new Promise<void>((resolve, reject) => request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())));
    response.clearCookie(cookieName(this.settings), { path: '/' });
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
    return this.start(request, await this.signIn.byDemo(body.account, request.ip ?? null));
  }

  /** A new session id at each login, so that one planted before is worth nothing. */
  private async start(request: ApiRequest, user: SignedIn): Promise<z.infer<typeof SessionView>> {
    await new Promise<void>((resolve, reject) => request.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve())));
    const now = Date.now();
    Object.assign(request.session, { userId: user.userId, since: now, seen: now });
    await new Promise<void>((resolve, reject) => request.session.save((error: unknown) => (error ? reject(error as Error) : resolve())));
    return this.signIn.view(user);
  }
}
