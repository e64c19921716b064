import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { SessionData } from 'express-session';
import type { z } from 'zod';
import type { SessionView } from '#api-types/views/common.views.js';
import type { StoredUser } from '#persistence/content/user.store.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import type { ApiRequest } from '../platform/request.js';
import { SecurityPolicy } from '../platform/security-policy.js';
import { cookieName } from '../platform/session.middleware.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { UserDirectory } from './user-directory.js';

type View = z.infer<typeof SessionView>;
/** What the provider said of the login. */
type How = Partial<Pick<SessionData, 'provenAt' | 'hasProvidersFactor'>>;
const LONGEST_AGENT = 200;

/** Opens sessions, and says what one is. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(SecurityPolicy) private readonly rules: SecurityPolicy,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** A new session id at each login, so that one planted before is worth nothing. */
  async open(request: ApiRequest, user: StoredUser, by: View['by'], how: How = {}): Promise<View> {
    await new Promise<void>((resolve, reject) => request.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve())));
    const now = Date.now();
    Object.assign(request.session, { userId: user.id, since: now, seen: now, epoch: user.sessionEpoch, by, source: request.ip ?? null, agent: request.get('user-agent')?.slice(0, LONGEST_AGENT) ?? null, ...how });
    await new Promise<void>((resolve, reject) => request.session.save((error: unknown) => (error ? reject(error as Error) : resolve())));
    this.users.forget(user.id);
    return this.view(user, { by, ...how });
  }

  async close(request: ApiRequest, response: Response): Promise<void> {
    await new Promise<void>((resolve, reject) => request.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())));
    response.clearCookie(cookieName(this.settings), { path: '/' });
  }

  private async view(user: StoredUser, way: { readonly by: View['by'] } & How): Promise<View> {
    const [nameOf, due] = await Promise.all([this.units.names(), this.rules.due(user, way)]);
    const { id, account, name, unit, unitKind, roles } = user;
    return { userId: id, name, account, unit: nameOf(unit), unitKind, roles: [...roles], demo: this.settings.DEMO, by: way.by, due };
  }

  /** Of the person who asks. */
  async current(request: ApiRequest): Promise<View> {
    const { userId = '', epoch, by = 'password', hasProvidersFactor = false } = request.session;
    const user = await this.users.stored(userId, epoch);
    // The guard has just seen them.
    if (!user) throw new Error(`the session of ${userId} passed the guard`);
    return this.view(user, { by, hasProvidersFactor });
  }
}
