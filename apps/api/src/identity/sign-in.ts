import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { DemoAccount } from '#api-types/views/common.views.js';
import { isUnused, UNUSED_DAYS } from '#domain/access/password-policy.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { UserStore, type StoredUser } from '#persistence/content/user.store.js';
import { DemoAccountReadModel } from '#persistence/read-models/demo-account.read-model.js';
import { ApiError } from '../platform/api-error.js';
import { isAdministrator } from '../platform/security-policy.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { LoginThrottle } from './login-throttle.js';
import { passwordFits } from './password.js';
import { SecondFactors } from './second-factors.js';
import { signedInOf } from './user-directory.js';

/** Accounts that a demo shows first: a role each, with what waits there. */
const SHOWN_FIRST = ['bureau', 'gd', 'coord', 'leader', 'gdlead', 'xj', 'xjlead', 'cosign', 'director', 'coord2', 'sys', 'sec', 'aud'];

/** Lets people in, and writes down who came and went. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
    @Inject(DemoAccountReadModel) private readonly demo: DemoAccountReadModel,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
    @Inject(SecondFactors) private readonly factors: SecondFactors,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** A wrong account, a wrong password and a disabled person get the same answer; more is told to who knows the password alone. */
  async byPassword(account: string, password: string, code: string | undefined, source: string | null): Promise<StoredUser> {
    await this.throttle.pass(account, source);
    const user = await this.users.findByAccount(account);
    const fits = await passwordFits(user?.passwordHash, password);
    if (!user || !fits || !user.enabled) throw await this.failed(account, user, 'WRONG_PASSWORD', source);
    if (isUnused(user.usedAtMs, Date.now())) throw await this.refused(user, 'ACCOUNT_UNUSED', source, { days: UNUSED_DAYS });
    if (user.hasSecondFactor) {
      if (code === undefined) throw new ApiError('CODE_REQUIRED');
      if (!(await this.factors.takes(user.id, code))) throw await this.failed(account, user, 'WRONG_CODE', source);
    }
    if (!this.mayByPassword(user)) throw await this.refused(user, 'PASSWORD_OFF', source);
    await this.throttle.succeeded(account);
    const isIn = await this.users.loggedIn(user.id, 'password', (both) => this.audit.append('login', signedInOf(user), source, user.hasSecondFactor ? { facts: { secondFactor: true } } : {}, both));
    if (!isIn) throw await this.refused(user, 'PASSWORD_USED', source);
    return user;
  }

  /** 应急管理员: where everybody else comes by the provider, an administrator who is named still comes when it is down. Told only to who knows the password. */
  private mayByPassword({ account, roles }: StoredUser): boolean {
    const named = this.settings.PASSWORD_ACCOUNTS;
    return named.length === 0 || (named.includes(account) && isAdministrator(roles));
  }

  async byDemo(account: string, source: string | null): Promise<StoredUser> {
    const user = await this.users.findByAccount(account);
    if (!user?.enabled) throw new ApiError('WRONG_PASSWORD');
    await this.users.loggedIn(user.id, 'demo', (both) => this.audit.append('login', signedInOf(user), source, {}, both));
    return user;
  }

  async left(userId: string, source: string | null): Promise<void> {
    const user = await this.users.find(userId);
    if (user) await this.audit.append('logout', signedInOf(user), source);
  }

  async demoAccounts(): Promise<z.infer<typeof DemoAccount>[]> {
    const accounts = (await this.demo.waiting()) as z.infer<typeof DemoAccount>[];
    const place = (account: string): number => (SHOWN_FIRST.includes(account) ? SHOWN_FIRST.indexOf(account) : SHOWN_FIRST.length);
    return accounts.sort((a, b) => place(a.account) - place(b.account) || a.account.localeCompare(b.account));
  }

  private async refused(user: StoredUser, code: 'ACCOUNT_UNUSED' | 'PASSWORD_OFF' | 'PASSWORD_USED', source: string | null, facts: Readonly<Record<string, unknown>> = {}): Promise<ApiError> {
    await this.audit.append('refused', signedInOf(user), source, { code });
    return new ApiError(code, facts);
  }

  private async failed(account: string, user: StoredUser | undefined, code: 'WRONG_PASSWORD' | 'WRONG_CODE', source: string | null): Promise<ApiError> {
    await this.throttle.failed(account, source);
    if (user) await this.audit.append('refused', signedInOf(user), source, { code });
    return new ApiError(code);
  }
}
