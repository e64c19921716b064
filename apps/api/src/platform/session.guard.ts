import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#domain/access/actor.js';
import { UserDirectory } from '../identity/user-directory.js';
import { DEMO_ONLY, ONLY, PUBLIC } from './access.decorators.js';
import { ApiError, notFound } from './api-error.js';
import type { ApiRequest } from './request.js';
import { SESSION_LONGEST_MS } from './session.middleware.js';
import { SETTINGS, type ApiSettings } from './tokens.js';

/** Denies by default: a route is open only where it says `@Public()`. A disabled person is refused at the next request. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const of = <T>(key: string): T | undefined => this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
    if (of<boolean>(DEMO_ONLY) && !this.settings.DEMO) throw notFound();
    if (of<boolean>(PUBLIC)) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { userId, since } = request.session;
    if (!userId || Date.now() - (since ?? 0) > SESSION_LONGEST_MS) throw new ApiError('UNAUTHENTICATED');
    const user = await this.users.find(userId);
    if (!user) throw new ApiError('UNAUTHENTICATED');
    const roles = of<readonly Role[]>(ONLY);
    if (roles && !roles.some((role) => user.roles.includes(role))) throw new ApiError('FORBIDDEN', { roles });
    request.signedIn = user;
    return true;
  }
}
