import { z } from 'zod';
import { InstantText, SessionView } from './common.views.js';

const account = z.string().trim().min(1).max(100);
export const SignInBody = z.strictObject({ account, password: z.string().min(1).max(1000), code: z.string().trim().min(6).max(20).optional() }).meta({ id: 'SignIn' });
/** 演示: an account of the demo without a password. */
export const DemoSignInBody = z.strictObject({ account }).meta({ id: 'DemoSignIn' });
/** 统一身份认证: where the browser goes; `to`: the page to come back to, of this site alone. `fresh`: the provider asks again, whoever it knows. */
export const BeginSignOnBody = z.strictObject({ to: z.string().max(2000).optional(), fresh: z.boolean().optional() }).meta({ id: 'BeginSignOn' });
export const SignOnBegun = z.object({ url: z.string() }).meta({ id: 'SignOnBegun' });
/** The query with which the provider sent the browser back. */
export const FinishSignOnBody = z.strictObject({ answer: z.string().min(1).max(8000) }).meta({ id: 'FinishSignOn' });
export const SignOnCodeBody = z.strictObject({ code: z.string().trim().min(6).max(20) }).meta({ id: 'SignOnCode' });
export const SignedOn = z.object({ session: SessionView, to: z.string().nullable() }).meta({ id: 'SignedOn' });
/** Signed out here; `url`: where the provider signs out too, null where it does not offer it. */
export const SignedOff = z.object({ url: z.string().nullable() }).meta({ id: 'SignedOff' });
/** What the login page offers. */
export const SignInWays = z.object({ passwords: z.boolean(), signOn: z.boolean() }).meta({ id: 'SignInWays' });
/** When the session that asks ends: by `idle` it is put off by use, by `longest` by nothing. */
export const SessionEnd = z.object({ leftSeconds: z.int(), by: z.enum(['idle', 'longest']) }).meta({ id: 'SessionEnd' });
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
