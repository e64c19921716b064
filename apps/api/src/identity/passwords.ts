import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { PasswordRulesView } from '#api-types/views/session.views.js';
import { passwordFaults } from '#domain/access/password-policy.js';
import { mayNotSetPassword } from '#domain/organisation/set-password.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { UserStore, type StoredUser } from '#persistence/content/user.store.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { SecurityPolicy } from '../platform/security-policy.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { LoginThrottle } from './login-throttle.js';
import { passwordFits, passwordHash } from './password.js';

/** Nothing that is taken for something else when it is read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;

/** Makes passwords, shown once, and lets people choose their own: kept as argon2id alone, in no event and no log. */
@Injectable()
export class Passwords {
  constructor(
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
    @Inject(SecurityPolicy) private readonly security: SecurityPolicy,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  rules(): z.infer<typeof PasswordRulesView> {
    return { profile: this.settings.CREDENTIAL_PROFILE, ...this.security.password };
  }

  /** Ends every session of the person, who chooses one of their own at the first login. */
  async set(unit: string, id: string, user: SignedIn, source: string | null): Promise<string> {
    const roles = await this.users.rolesOf(unit, id);
    if (!roles) throw notFound();
    const facts = { user: id };
    const refusal = mayNotSetPassword(actorOf(user), roles);
    if (refusal) {
      await this.audit.acted(user, 'SetPassword', source, { code: refusal.code, facts });
      throw new ApiError(refusal.code, refusal.facts);
    }
    const password = Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
    await this.users.setPassword(id, await passwordHash(password), { mustChange: true }, (both) => this.audit.acted(user, 'SetPassword', source, { facts }, both));
    return password;
  }

  /** 修改口令: of one's own, which has to be known. Answers the person as they are afterwards. */
  async change(user: SignedIn, old: string, next: string, source: string | null): Promise<StoredUser> {
    await this.throttle.pass(user.account, source);
    const known = await this.users.passwordsOf(user.userId, this.security.password.history - 1);
    if (!known || !(await passwordFits(known.current, old))) {
      await this.throttle.failed(user.account, source);
      throw await this.refused(user, 'WRONG_PASSWORD', source);
    }
    await this.throttle.succeeded(user.account);
    await this.judge(user, next, [known.current, ...known.before], source);
    await this.users.setPassword(user.userId, await passwordHash(next), { mustChange: false }, (both) => this.audit.acted(user, 'ChangePassword', source, {}, both));
    const changed = await this.users.find(user.userId);
    if (!changed) throw notFound();
    return changed;
  }

  private async judge(user: SignedIn, next: string, before: readonly string[], source: string | null): Promise<void> {
    const rules = this.security.password;
    const { name, englishName } = (await this.units.names())(user.unit);
    const faults = passwordFaults(rules, next, [user.account, user.name, name, englishName]);
    if (faults.length > 0) throw await this.refused(user, 'PASSWORD_WEAK', source, { faults, least: rules.least, classes: rules.classes });
    for (const each of before) if (await passwordFits(each, next)) throw await this.refused(user, 'PASSWORD_REUSED', source, { history: rules.history });
  }

  private async refused(user: SignedIn, code: 'WRONG_PASSWORD' | 'PASSWORD_WEAK' | 'PASSWORD_REUSED', source: string | null, facts: Readonly<Record<string, unknown>> = {}): Promise<ApiError> {
    await this.audit.acted(user, 'ChangePassword', source, { code, facts });
    return new ApiError(code, facts);
  }
}
