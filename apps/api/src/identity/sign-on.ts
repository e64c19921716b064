import { Inject, Injectable } from '@nestjs/common';
import { isUnused, UNUSED_DAYS } from '#domain/access/password-policy.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { SignOnStore } from '#persistence/content/sign-on.store.js';
import { UserStore, type SigningIn } from '#persistence/content/user.store.js';
import { ApiError } from '../platform/api-error.js';
import { LoginThrottle } from './login-throttle.js';
import { NotVerified, Provider, type Flow, type Identity } from './provider.js';
import { SecondFactors } from './second-factors.js';
import { signedInOf } from './user-directory.js';

/** Who came by the provider, and how. */
export interface SignedOnPerson {
  readonly user: SigningIn;
  readonly provenAt: number;
  readonly hasProvidersFactor: boolean;
}
/** The identity is proven, the person's own second factor not yet: nothing is bound. */
export interface Halfway extends Pick<Identity, 'issuer' | 'subject'> {
  readonly userId: string;
  readonly provenAt: number;
  readonly to: string | null;
  /** Epoch ms. */
  readonly at: number;
}
type Code = 'SIGN_ON_REFUSED' | 'SIGN_ON_UNKNOWN' | 'SIGN_ON_OTHER' | 'ACCOUNT_UNUSED' | 'WRONG_CODE';

/** Lets in whom the provider has verified, into the account that is theirs here: nobody registers by it. */
@Injectable()
export class SignOn {
  constructor(
    @Inject(Provider) private readonly provider: Provider,
    @Inject(SignOnStore) private readonly bound: SignOnStore,
    @Inject(UserStore) private readonly users: UserStore,
    @Inject(SecondFactors) private readonly factors: SecondFactors,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
  ) {}

  /** A page of this site, or none: never a way out of it. */
  async mayComeBackTo(to: string | undefined, source: string | null): Promise<void> {
    await this.throttle.passAddress(source);
    if (to !== undefined && !/^\/(?![/\\])/.test(to)) throw await this.refused('SIGN_ON_REFUSED', 'return path', source);
  }

  /** `flow` undefined: this browser never began. Answers halfway where a code has to be asked for first. */
  async finish(flow: Flow | undefined, answer: string, source: string | null): Promise<SignedOnPerson | Halfway> {
    await this.throttle.passAddress(source);
    if (!flow) throw await this.refused('SIGN_ON_REFUSED', 'not begun here', source);
    const identity = await this.provider.finish(flow, answer).catch(async (error: unknown) => {
      throw error instanceof NotVerified ? await this.refused('SIGN_ON_REFUSED', error.why, source) : error;
    });
    const user = await this.accountOf(identity, source);
    if (flow.who !== null && flow.who !== user.id) throw await this.refused('SIGN_ON_OTHER', 'somebody else', source, user);
    const { issuer, subject, provenAt, hasProvidersFactor } = identity;
    if (user.hasSecondFactor && !hasProvidersFactor) return { issuer, subject, userId: user.id, provenAt, to: flow.to, at: Date.now() };
    await this.letIn(user, identity, source);
    return { user, provenAt, hasProvidersFactor };
  }

  /** The person's own second factor, after the provider's word. */
  async confirm({ issuer, subject, userId, provenAt }: Halfway, code: string, source: string | null): Promise<SignedOnPerson> {
    const user = await this.users.findSigningIn(userId);
    if (!user?.enabled) throw await this.refused('SIGN_ON_UNKNOWN', 'disabled', source, user);
    await this.throttle.pass(user.account, source);
    if (!(await this.factors.takes(user.id, code))) {
      await this.throttle.accountFailed(user.account);
      throw await this.refused('WRONG_CODE', 'code', source, user);
    }
    await this.throttle.succeeded(user.account);
    await this.letIn(user, { issuer, subject, hasProvidersFactor: false }, source);
    return { user, provenAt, hasProvidersFactor: false };
  }

  /** Whose the identity is, or will be where they are let in: the first time by the account that its claim names. */
  private async accountOf({ issuer, subject, account }: Identity, source: string | null): Promise<SigningIn> {
    const boundTo = await this.bound.userOf(issuer, subject);
    const user = boundTo !== undefined ? await this.users.findSigningIn(boundTo) : account === null ? undefined : await this.users.findByAccount(account);
    if (!user?.enabled) throw await this.refused('SIGN_ON_UNKNOWN', user ? 'disabled' : 'no account', source, user, { subject, account });
    if (isUnused(user.usedAtMs, Date.now())) throw await this.refused('ACCOUNT_UNUSED', 'unused', source, user, { days: UNUSED_DAYS });
    if (boundTo === undefined && (await this.bound.isBound(issuer, user.id))) throw await this.refused('SIGN_ON_OTHER', 'bound to another identity', source, user, { subject });
    return user;
  }

  /** The login, its row in the trail and, the first time, the binding with its own: all of it or nothing. */
  private async letIn(user: SigningIn, { issuer, subject, hasProvidersFactor }: Pick<Identity, 'issuer' | 'subject' | 'hasProvidersFactor'>, source: string | null): Promise<void> {
    const facts = { signOn: true, ...(user.hasSecondFactor || hasProvidersFactor ? { secondFactor: true } : {}) };
    await this.users
      .loggedIn(user.id, 'sign_on', async (both) => {
        const bound = await this.bound.bind(both, issuer, subject, user.id);
        if (bound === 'other') throw new NotVerified('bound to another identity');
        if (bound === 'bound') await this.audit.acted(signedInOf(user), 'BindSignOn', source, { facts: { issuer, subject } }, both);
        await this.audit.append('login', signedInOf(user), source, { facts }, both);
      })
      .catch(async (error: unknown) => {
        // By another login at the same moment.
        throw error instanceof NotVerified ? await this.refused('SIGN_ON_OTHER', error.why, source, user, { subject }) : error;
      });
  }

  /** Each is in the trail, a hundred a minute of one address at most. */
  private async refused(code: Code, why: string, source: string | null, user?: SigningIn, more: Readonly<Record<string, unknown>> = {}): Promise<ApiError> {
    await this.throttle.addressFailed(source);
    const facts = { signOn: true, why, ...more };
    if (user) await this.audit.append('refused', signedInOf(user), source, { code, facts });
    else await this.audit.strangerRefused(source, code, facts);
    return new ApiError(code, code === 'ACCOUNT_UNUSED' ? more : {});
  }
}
