import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { SessionView } from '#api-types/views/common.views.js';
import type { Role } from '#domain/access/actor.js';
import { isPasswordOld, PASSWORD_PROFILES, type PasswordRules } from '#domain/access/password-policy.js';
import { needsSecondFactor } from '#domain/access/second-factor.js';
import { SecuritySettingStore, type SecuritySettings } from '#persistence/content/security-setting.store.js';
import type { StoredUser } from '#persistence/content/user.store.js';
import { SETTINGS, type ApiSettings } from './tokens.js';

export const FRESH_LOGIN_MS = 5 * 60_000;
/** A switch works at the next request, at the latest this much later. */
const KNOWN_MS = 1_000;
type Due = z.infer<typeof SessionView>['due'];
type By = z.infer<typeof SessionView>['by'];

/** What holds for everybody who signs in: the profile of the configuration, the switches of the security administrator. */
@Injectable()
export class SecurityPolicy {
  private known: { readonly settings: Promise<SecuritySettings>; readonly at: number } | undefined;

  constructor(
    @Inject(SecuritySettingStore) private readonly store: SecuritySettingStore,
    @Inject(SETTINGS) private readonly configured: ApiSettings,
  ) {}

  get password(): PasswordRules {
    return PASSWORD_PROFILES[this.configured.CREDENTIAL_PROFILE];
  }

  /** Nobody has switched anything: on, but for a demo, which lets people in by one click. */
  async switches(): Promise<SecuritySettings> {
    const now = Date.now();
    if (!this.known || now - this.known.at >= KNOWN_MS) {
      const isOn = !this.configured.DEMO;
      this.known = { settings: this.store.read().then((read) => read ?? { secondFactorRequired: isOn, freshLoginRequired: isOn }), at: now };
      this.known.settings.catch(() => (this.known = undefined));
    }
    return this.known.settings;
  }

  changed(): void {
    this.known = undefined;
  }

  /** What a person has to do before anything else; the demo's one click asks for nothing. */
  async due(user: Pick<StoredUser, 'mustChangePassword' | 'passwordSetAtMs' | 'hasSecondFactor' | 'roles'>, { by, hasProvidersFactor = false }: { readonly by?: By | undefined; readonly hasProvidersFactor?: boolean | undefined }): Promise<Due> {
    if (by !== 'password' && by !== 'sign_on') return [];
    // Who comes by the provider has a password there.
    const due: Due = by === 'password' && (user.mustChangePassword || isPasswordOld(this.password, user.passwordSetAtMs, Date.now())) ? ['password'] : [];
    const wantsFactor = !user.hasSecondFactor && !hasProvidersFactor && needsSecondFactor(user.roles) && (await this.switches()).secondFactorRequired;
    return wantsFactor ? [...due, 'second_factor'] : due;
  }
}

export const isAdministrator = (roles: readonly Role[]): boolean => roles.some((role) => role.endsWith('_admin'));
