import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { DemoAccount, SessionView } from '#api-types/views/common.views.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { UserStore } from '#persistence/content/user.store.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { WorklistReadModel } from '#persistence/read-models/worklist.read-model.js';
import { ApiError } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { LoginThrottle } from './login-throttle.js';
import { passwordFits } from './password.js';
import { signedInOf } from './user-directory.js';

/** Accounts that a demo shows first: a role each, with what waits there. */
const SHOWN_FIRST = ['bureau', 'gd', 'coord', 'leader', 'gdlead', 'xj', 'xjlead', 'cosign', 'director', 'coord2', 'sys', 'sec', 'aud'];

/** Lets people in, and writes down who came and went. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(WorklistReadModel) private readonly worklist: WorklistReadModel,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** A wrong account, a wrong password and a disabled person get the same answer. */
  async byPassword(account: string, password: string, source: string | null): Promise<SignedIn> {
    const minutes = this.throttle.minutesLocked(account);
    if (minutes > 0) throw new ApiError('TOO_MANY', { minutes });
    const user = await this.users.findByAccount(account);
    const fits = await passwordFits(user?.passwordHash, password);
    if (!user || !fits || !user.enabled) {
      this.throttle.failed(account);
      if (user) await this.audit.append('refused', signedInOf(user), source, 'WRONG_PASSWORD');
      throw new ApiError('WRONG_PASSWORD');
    }
    this.throttle.succeeded(account);
    await this.audit.append('login', signedInOf(user), source);
    return signedInOf(user);
  }

  async byDemo(account: string, source: string | null): Promise<SignedIn> {
    const user = await this.users.findByAccount(account);
    if (!user?.enabled) throw new ApiError('WRONG_PASSWORD');
    await this.audit.append('login', signedInOf(user), source);
    return signedInOf(user);
  }

  async left(userId: string, source: string | null): Promise<void> {
    const user = await this.users.find(userId);
    if (user) await this.audit.append('logout', signedInOf(user), source);
  }

  async view({ userId, account, name, unit, unitKind, roles }: SignedIn): Promise<z.infer<typeof SessionView>> {
    const nameOf = await this.units.names();
    return { userId, name, account, unit: nameOf(unit), unitKind, roles: [...roles], demo: this.settings.DEMO };
  }

  async demoAccounts(): Promise<z.infer<typeof DemoAccount>[]> {
    const accounts = (await this.worklist.waiting()) as z.infer<typeof DemoAccount>[];
    const place = (account: string): number => (SHOWN_FIRST.includes(account) ? SHOWN_FIRST.indexOf(account) : SHOWN_FIRST.length);
    return accounts.sort((a, b) => place(a.account) - place(b.account) || a.account.localeCompare(b.account));
  }
}
