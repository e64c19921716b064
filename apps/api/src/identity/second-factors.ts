import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import type { z } from 'zod';
import type { NewSecondFactor, SecondFactorView } from '#api-types/views/session.views.js';
import { needsSecondFactor } from '#domain/access/second-factor.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { SecondFactorStore } from '#persistence/content/second-factor.store.js';
import { ApiError } from '../platform/api-error.js';
import { instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { SecurityPolicy } from '../platform/security-policy.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { Sealing } from './sealing.js';
import { UserDirectory } from './user-directory.js';

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
/** 31 letters that nobody takes for another: ten of them are 49 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 双因素: time-based codes (RFC 6238) of the person's own authenticator, each good once. */
@Injectable()
export class SecondFactors {
  private readonly sealing: Sealing;

  constructor(
    @Inject(SecondFactorStore) private readonly store: SecondFactorStore,
    @Inject(LoginAuditStore) private readonly audit: LoginAuditStore,
    @Inject(SecurityPolicy) private readonly rules: SecurityPolicy,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(SETTINGS) settings: ApiSettings,
  ) {
    this.sealing = new Sealing(settings);
  }

  async view({ userId, roles }: SignedIn): Promise<z.infer<typeof SecondFactorView>> {
    const [kept, { secondFactorRequired }] = await Promise.all([this.store.of(userId), this.rules.switches()]);
    const isOn = kept?.sealed != null;
    return { isOn, isRequired: secondFactorRequired && needsSecondFactor(roles), enrolledAt: instantTextOrNull(kept?.enrolledAtMs ?? null), recoveryLeft: isOn ? kept.recoveryLeft : 0 };
  }

  /** A new secret, told this once; the one before holds until a code of the new one is given. */
  async offer({ userId, account }: SignedIn): Promise<z.infer<typeof NewSecondFactor>> {
    const secret = generateSecret();
    await this.store.offer(userId, this.sealing.seal(secret, userId));
    return { secret, uri: generateURI({ issuer: 'liandong', label: account, secret }) };
  }

  async confirm(user: SignedIn, code: string, source: string | null): Promise<string[]> {
    const kept = await this.store.of(user.userId);
    if (!kept?.pending) throw new ApiError('NO_SECOND_FACTOR');
    const step = await stepOf(this.sealing.open(kept.pending, user.userId), code);
    if (step === undefined) throw new ApiError('WRONG_CODE');
    const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
    const hashes = codes.map((each) => this.sealing.hash(each, user.userId));
    const isDone = await this.store.confirm(user.userId, kept.pending, step, hashes, (both) => this.audit.acted(user, 'EnrolSecondFactor', source, {}, both));
    if (!isDone) throw new ApiError('NO_SECOND_FACTOR');
    // What is due is over at once, not a second later.
    this.users.forget(user.userId);
    return codes;
  }

  /** A code of the authenticator, not used before and one step off at most; or a recovery code, once. */
  async takes(user: string, code: string): Promise<boolean> {
    if (!/^\d{6}$/.test(code)) return this.store.takeRecovery(user, this.sealing.hash(code.toLowerCase(), user));
    const kept = await this.store.of(user);
    if (!kept?.sealed) return false;
    const step = await stepOf(this.sealing.open(kept.sealed, user), code);
    return step !== undefined && (await this.store.takeStep(user, step));
  }

  /** By the security administrator, of somebody else: who lost the authenticator sets up another. */
  async reset(user: string, by: SignedIn, source: string | null): Promise<boolean> {
    return this.store.remove(user, (both) => this.audit.acted(by, 'ResetSecondFactor', source, { facts: { user } }, both));
  }
}

const stepOf = async (secret: string, code: string): Promise<number | undefined> => {
  const answer = await verify({ secret, token: code, epochTolerance: STEP_SECONDS });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined;
};

const recoveryCode = (): string => Array.from({ length: 2 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
