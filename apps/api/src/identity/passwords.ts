import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { mayNotSetPassword } from '#domain/organisation/set-password.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { UserStore } from '#persistence/content/user.store.js';
import { actorOf } from '../commands/actor-of.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { passwordHash } from './password.js';

/** Nothing that is taken for something else when it is read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;

/** Makes passwords: shown once, kept as argon2id alone, in no event and no log. */
@Injectable()
export class Passwords {
  constructor(
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
  ) {}

  /** Ends every session of the person. */
  async set(unit: string, id: string, user: SignedIn, source: string | null): Promise<string> {
    const roles = await this.users.rolesOf(unit, id);
    if (!roles) throw notFound();
    const refusal = mayNotSetPassword(actorOf(user), roles);
    if (refusal) {
      await this.audit.passwordSet(user, id, refusal.code, source);
      throw new ApiError(refusal.code, refusal.facts);
    }
    const password = Array.from({ length: GROUPS }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
    await this.users.setPassword(id, await passwordHash(password), (both) => this.audit.passwordSet(user, id, null, source, both));
    return password;
  }
}
