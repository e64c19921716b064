import { z } from 'zod';
import { InstantText } from './common.views.js';
import { PasswordRulesView, SecuritySwitches } from './session.views.js';

/** What entries are about: who came and went; who has which rights; settings, calendars and catalogues; what was looked at and proven. */
export const AUDIT_KINDS = ['sign_in', 'rights', 'settings', 'looks'] as const;
export const AUDIT_OUTCOMES = ['accepted', 'refused', 'viewed', 'login', 'logout'] as const;

const Words = z.object({ zh: z.string(), en: z.string() });
const Person = z.object({ id: z.string(), name: z.string() });
/** 留痕: an act, a refusal, a look or a sign-in. */
export const AuditEntry = z
  .object({
    id: z.string(), at: InstantText,
    /** Null: the system itself (系统自动). */
    /** Whose act it was: a person’s, who is named; the system’s own; or somebody’s whom nobody knows. */
    kind: z.enum(['user', 'system', 'stranger']), by: Person.nullable(), actingFor: Person.nullable(),
    action: z.string(), what: Words, stream: z.string().nullable(), outcome: z.enum(AUDIT_OUTCOMES), code: z.string().nullable(), why: Words.nullable(), source: z.string().nullable(),
    /** What was refused or looked at. */
    facts: z.record(z.string(), z.unknown()),
    /** What came of it: the public facts of its events, where it is about rights or settings. */
    happened: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
  })
  .meta({ id: 'AuditEntry' });
/** The newest first; `next`: where the page after this begins. */
export const AuditList = z.object({ at: InstantText, total: z.int(), rows: z.array(AuditEntry), next: z.string().nullable() }).meta({ id: 'AuditList' });

/** 核验: chains of so many streams from `after` on; a break names its stream. */
export const ChainCheck = z.object({ streams: z.int(), broken: z.array(z.object({ stream: z.string(), detail: z.string() })), next: z.string().nullable() }).meta({ id: 'ChainCheck' });

/** 口令与会话: what holds for everybody who signs in. */
export const SecurityRules = z.object({ sessionIdleMinutes: z.int(), sessionLongestHours: z.int(), failuresThatLock: z.int(), lockedMinutes: z.int(), administratorIdleMinutes: z.int(), freshLoginMinutes: z.int(), unusedDays: z.int(), password: PasswordRulesView, ...SecuritySwitches.shape, accounts: z.int(), withoutPassword: z.int(), sessions: z.int() }).meta({ id: 'SecurityRules' });
