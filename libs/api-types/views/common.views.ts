import { z } from 'zod';
import { REFUSAL_CODES } from '#domain/shared/refusal.js';
import { ROLES } from '#domain/access/actor.js';
import { STATUSES } from '#domain/assignment/assignment.state.js';
import { IMPORT_CODES } from '../import-texts.js';

/** ISO text, UTC. */
export const InstantText = z.iso.datetime();
/** `YYYY-MM-DD`, a Beijing day. */
export const DayText = z.iso.date();
export const Light = z.enum(['red', 'yellow', 'green', 'grey']).meta({ id: 'Light' });
export const Status = z.enum(STATUSES).meta({ id: 'Status' });
export const RoleName = z.enum(ROLES).meta({ id: 'Role' });
/** Beside the rows of a list that is turned by place: `total` as far as anybody counts, and as `before` and `after` where the pieces beside this one are. */
export const Turned = { total: z.int(), /** There may be more than were counted. */ atLeast: z.boolean(), previous: z.string().nullable(), next: z.string().nullable() };
export const Named = z.object({ id: z.string(), name: z.string(), englishName: z.string() }).meta({ id: 'Named' });

export const PLATFORM_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_REQUEST',
  'TOO_COSTLY',
  'UNAVAILABLE',
  'AUDIT_UNAVAILABLE',
  'STORAGE_FULL',
  'MAINTENANCE',
  'INTERNAL',
  'TOO_MANY',
  'WRONG_PASSWORD',
  'CODE_REQUIRED',
  'WRONG_CODE',
  'REAUTH',
  'PASSWORD_CHANGE_DUE',
  'SECOND_FACTOR_DUE',
  'ACCOUNT_UNUSED',
  'PASSWORD_OFF',
  'PASSWORD_USED',
  'SIGN_ON_REFUSED',
  'SIGN_ON_UNKNOWN',
  'SIGN_ON_OTHER',
  'SIGN_ON_UNAVAILABLE',
  'PASSWORD_WEAK',
  'PASSWORD_REUSED',
  'NO_SECOND_FACTOR',
  'KEY_REQUIRED',
  'PAST_CLOCK',
  'FUTURE_DAY',
  'EXPORT_TOO_LARGE',
  'TOO_MANY_LISTS',
  'NO_FONT',
  'DAY_NOT_OVER',
  'BULLETIN_EXISTS',
  'DOCUMENT_TOO_COSTLY',
  'TOO_MANY_VIEWS',
  'TOO_MANY_PHRASES',
  'DRAFT_CONFLICT',
  'NOT_DRAFTING',
  'FILE_DAMAGED',
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_TYPE',
  'TOO_MANY_FILES',
  'WORKBOOK_UNREADABLE',
  'CHANNEL_CHANGED',
  'CHANNEL_NAME_TAKEN',
  'CHANNEL_KIND_FIXED',
  'CHANNEL_SECRET_NEEDED',
  'CHANNEL_KEY_MISSING',
  'CHANNEL_ADDRESS_BLOCKED',
  'CHANNEL_OFF',
] as const;
/** A refusal code, one of the platform's, or one of a file that is no notice. */
export const ErrorCode = z.enum([...REFUSAL_CODES, ...PLATFORM_CODES, ...IMPORT_CODES]).meta({ id: 'ErrorCode' });
/** Why not: Chinese and English, by the code and its facts. */
export const Told = z.object({ code: ErrorCode, message: z.object({ zh: z.string(), en: z.string() }), facts: z.record(z.string(), z.unknown()) }).meta({ id: 'Told' });
/** An error of any kind. */
export const ErrorBody = Told.extend({ requestId: z.string() }).meta({ id: 'ErrorBody' });

/** 回执. */
export const Receipt = z
  .object({
    commandId: z.string(),
    stream: z.string(),
    status: z.string(),
    round: z.int(),
    sequence: z.int(),
    at: InstantText,
    hash: z.string(),
    /** Types of the events, in order. */
    events: z.array(z.string()),
    /** Of a launch: how many assignments it issued. */
    issued: z.int().optional(),
  })
  .meta({ id: 'Receipt' });
/** 导入回执: `alreadyImported`: the receipt is that of the first import of this very file. */
export const ImportReceipt = z.object({ ...Receipt.shape, alreadyImported: z.boolean() }).meta({ id: 'ImportReceipt' });

/** By one's own password, by one click of the demo, or by the provider of 统一身份认证. */
export const SIGN_IN_WAYS = ['password', 'demo', 'sign_on'] as const;
export const DUE = ['password', 'second_factor'] as const;
export const SessionView = z
  .object({ userId: z.string(), name: z.string(), account: z.string(), unit: Named, unitKind: z.enum(['province', 'department', 'bureau', 'city']), roles: z.array(RoleName), demo: z.boolean(),
    /** How the person signed in. */
    by: z.enum(SIGN_IN_WAYS),
    /** What comes before everything else: until then nothing else is answered. */
    due: z.array(z.enum(DUE)),
  })
  .meta({ id: 'SessionView' });
export const DemoAccount = z
  .object({ account: z.string(), name: z.string(), unit: z.string(), roles: z.array(RoleName), waiting: z.int() })
  .meta({ id: 'DemoAccount' });
