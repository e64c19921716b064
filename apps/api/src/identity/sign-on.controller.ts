import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import { BeginSignOnBody, FinishSignOnBody, SignedOff, SignedOn, SignInWays, SignOnBegun, SignOnCodeBody } from '#api-types/views/session.views.js';
import { Public } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { ApiRequest } from '../platform/request.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { Provider, type Flow } from './provider.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { SignOn, type Halfway, type SignedOnPerson } from './sign-on.js';
import { SignOnCookie } from './sign-on-cookie.js';

/** 统一身份认证登录: to the provider and back, and out again. */
@Controller('session')
export class SignOnController {
  private readonly cookie: SignOnCookie;

  constructor(
    @Inject(Provider) private readonly provider: Provider,
    @Inject(SignOn) private readonly signOn: SignOn,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {
    this.cookie = new SignOnCookie(settings);
  }

  @Get('ways')
  @Public()
  @Answers(SignInWays)
  ways(): z.infer<typeof SignInWays> {
    return { passwords: this.settings.PASSWORD_ACCOUNTS.length === 0, signOn: this.provider.isSetUp };
  }

  /** Nothing is kept here: what has to be known on the way back goes with the browser, sealed. */
  @Post('single-sign-on/beginnings')
  @HttpCode(200)
  @Public()
  @Answers(SignOnBegun)
  async begin(@Body({ schema: BeginSignOnBody }) { to, fresh = false }: z.infer<typeof BeginSignOnBody>, @Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<z.infer<typeof SignOnBegun>> {
    if (!this.provider.isSetUp) throw notFound();
    await this.signOn.mayComeBackTo(to, request.ip ?? null);
    // Whose session has ended meanwhile proves anew who they are as well.
    const { url, flow } = await this.provider.begin({ to: to ?? null, isFresh: fresh, who: fresh ? (request.session.userId ?? null) : null });
    this.cookie.set(response, 'flow', flow);
    return { url };
  }

  /** A flow is good for one answer. */
  @Post('single-sign-on')
  @HttpCode(200)
  @Public()
  @Answers(SignedOn)
  async finish(@Body({ schema: FinishSignOnBody }) { answer }: z.infer<typeof FinishSignOnBody>, @Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<z.infer<typeof SignedOn>> {
    if (!this.provider.isSetUp) throw notFound();
    const flow = this.cookie.read<Flow>(request, 'flow');
    this.cookie.clear(response);
    const came = await this.signOn.finish(flow, answer, request.ip ?? null);
    if ('user' in came) return this.open(request, came, flow?.to ?? null);
    this.cookie.set(response, 'code', came);
    throw new ApiError('CODE_REQUIRED');
  }

  @Post('single-sign-on/code')
  @HttpCode(200)
  @Public()
  @Answers(SignedOn)
  async confirm(@Body({ schema: SignOnCodeBody }) { code }: z.infer<typeof SignOnCodeBody>, @Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<z.infer<typeof SignedOn>> {
    if (!this.provider.isSetUp) throw notFound();
    const halfway = this.cookie.read<Halfway>(request, 'code');
    if (!halfway) throw new ApiError('SIGN_ON_REFUSED');
    const came = await this.signOn.confirm(halfway, code, request.ip ?? null);
    this.cookie.clear(response);
    return this.open(request, came, halfway.to);
  }

  /** 退出 here at once; the browser then goes where the provider signs out too. */
  @Delete('single-sign-on')
  @HttpCode(200)
  @Public()
  @Answers(SignedOff)
  async leave(@Req() request: ApiRequest, @Res({ passthrough: true }) response: Response): Promise<z.infer<typeof SignedOff>> {
    const { userId, by } = request.session;
    await this.sessions.close(request, response);
    if (userId) await this.signIn.left(userId, request.ip ?? null);
    // Signed out here all the same where the provider does not answer, or is set up no longer.
    return { url: by === 'sign_on' && this.provider.isSetUp ? await this.provider.leaving().catch(() => null) : null };
  }

  private async open(request: ApiRequest, { user, provenAt, hasProvidersFactor }: SignedOnPerson, to: string | null): Promise<z.infer<typeof SignedOn>> {
    return { session: await this.sessions.open(request, user, 'sign_on', { provenAt, hasProvidersFactor }), to };
  }
}
