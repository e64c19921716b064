import { z } from 'zod';
import { InstantText } from './common.views.js';

const account = z.string().trim().min(1).max(100);
export const SignInBody = z.strictObject({ account, password: z.string().min(1).max(1000), code: z.string().trim().min(6).max(20).optional() }).meta({ id: 'SignIn' });
/** 演示: an account of the demo without a password. */
export const DemoSignInBody = z.strictObject({ account }).meta({ id: 'DemoSignIn' });
/** 修改口令: of the person who is signed in. */
export const ChangePasswordBody = z.strictObject({ old: z.string().min(1).max(1000), next: z.string().min(1).max(200) }).meta({ id: 'ChangePassword' });
/** What a password must be, before somebody chooses one. */
export const PasswordRulesView = z.object({ profile: z.enum(['mlps3', 'asvs']), least: z.int(), classes: z.int(), days: z.int().nullable(), history: z.int() }).meta({ id: 'PasswordRules' });

/** 双因素 of the person who is signed in. `isRequired`: by their role. */
export const SecondFactorView = z.object({ isOn: z.boolean(), isRequired: z.boolean(), enrolledAt: InstantText.nullable(), recoveryLeft: z.int() }).meta({ id: 'SecondFactorView' });
/** Told this once. */
export const NewSecondFactor = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'NewSecondFactor' });
export const SecondFactorCode = z.strictObject({ code: z.string().trim().regex(/^\d{6}$/) }).meta({ id: 'SecondFactorCode' });
/** Each lets its owner in once, without the authenticator. Told this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

/** 本人会话. `isThis`: the one that asks. */
export const OwnSessions = z
  .object({ sessions: z.array(z.object({ id: z.string(), since: InstantText, seen: InstantText, source: z.string().nullable(), agent: z.string().nullable(), isThis: z.boolean() })) })
  .meta({ id: 'OwnSessions' });
export const EndedSessions = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });

export const SecuritySwitches = z.strictObject({ secondFactorRequired: z.boolean(), freshLoginRequired: z.boolean() }).meta({ id: 'SecuritySwitches' });
