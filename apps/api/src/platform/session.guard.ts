import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#domain/access/actor.js';
import type { StoredUser } from '#persistence/content/user.store.js';
import { signedInOf, UserDirectory } from '../identity/user-directory.js';
import { DEMO_ONLY, FRESH, ONLY, PUBLIC, WHILE_DUE, type FreshWhere } from './access.decorators.js';
import { ApiError, notFound } from './api-error.js';
import { readAs } from './readership.js';
import type { ApiRequest } from './request.js';
import { Denials } from './denials.js';
import { FRESH_LOGIN_MS, isAdministrator, SecurityPolicy } from './security-policy.js';
import { ADMINISTRATOR_IDLE_MS, SESSION_LONGEST_MS } from './session.middleware.js';
import { SETTINGS, type ApiSettings } from './tokens.js';

/** Denies by default: a route is open only where it says `@Public()`. A session ends at the next request after its person was disabled, or got other rights or another password. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(SecurityPolicy) private readonly rules: SecurityPolicy,
    @Inject(Denials) private readonly denials: Denials,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const of = <T>(key: string): T | undefined => this.reflector.getAllAndOverride<T | undefined>(key, [context.getHandler(), context.getClass()]);
    if (of<boolean>(DEMO_ONLY) && !this.settings.DEMO) throw notFound();
    if (of<boolean>(PUBLIC)) return true;
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const user = await this.personOf(request);
    const roles = of<readonly Role[]>(ONLY);
    request.signedIn = signedInOf(user);
    if (roles && !roles.some((role) => user.roles.includes(role))) {
      await this.denials.write(request, request.signedIn, roles);
      throw new ApiError('FORBIDDEN', { roles });
    }
    readAs(request.signedIn);
    if (!of<boolean>(WHILE_DUE)) {
      const [due] = await this.rules.due(user, request.session);
      if (due) throw new ApiError(due === 'password' ? 'PASSWORD_CHANGE_DUE' : 'SECOND_FACTOR_DUE');
    }
    const isFinal = of<FreshWhere>(FRESH);
    if (isFinal?.(request) && Date.now() - provenAt(request.session) > FRESH_LOGIN_MS && (await this.rules.switches()).freshLoginRequired) throw new ApiError('REAUTH', { minutes: FRESH_LOGIN_MS / 60_000 });
    return true;
  }

  private async personOf(request: ApiRequest): Promise<StoredUser> {
    const { userId, since = 0, epoch } = request.session;
    const now = Date.now();
    if (!userId || now - since > SESSION_LONGEST_MS) throw new ApiError('UNAUTHENTICATED');
    const user = await this.users.stored(userId, epoch);
    if (!user || user.sessionEpoch !== epoch) throw new ApiError('UNAUTHENTICATED');
    if (isAdministrator(user.roles) && now - (request.seenBefore ?? now) > ADMINISTRATOR_IDLE_MS) {
      // Gone, or the look itself would have kept it alive.
      await new Promise<void>((resolve) => request.session.destroy(() => resolve()));
      throw new ApiError('UNAUTHENTICATED');
    }
    return user;
  }
}

/** A login by the provider is as old as the last time that the provider asked. */
const provenAt = ({ since = 0, provenAt: told = since }: ApiRequest['session']): number => Math.min(since, told);
