import { z } from 'zod';
import { InstantText, RoleName, Turned } from './common.views.js';

const Waiting = z.object({ n: z.int(), oldest: InstantText.nullable() });
/** What runs the system, without a word of the work in it: ids, instants, counts. */
export const SystemView = z
  .object({
    at: InstantText,
    database: z.boolean(),
    /** Of the engine's own pages; null where none is given. */
    engineUrl: z.string().nullable(),
    /** Streams whose workflow is yet to be told what was recorded. */
    untold: Waiting,
    /** Instants that have come and were not handled. */
    overdue: Waiting,
    /** Open streams of each kind. */
    open: z.record(z.string(), z.int()),
    /** The next instants that workflows wait for. */
    next: z.array(z.object({ stream: z.string(), at: InstantText })),
    nextReminder: InstantText.nullable(),
    /** `handed` is the queue's depth, `oldest` since when its first message waits. An open circuit: nothing is given to the channel until then; probing: one message is. */
    channels: z.array(z.object({
      channel: z.string(), kind: z.string(), isSetUp: z.boolean(), handed: z.int(), sent: z.int(), /** So many were sent, or more: they are not counted further. */ atLeast: z.boolean(), failed: z.int(), unknown: z.int(), lastSentAt: InstantText.nullable(), oldest: InstantText.nullable(),
      circuit: z.enum(['closed', 'open', 'probing']), openUntil: InstantText.nullable(), failure: z.string().nullable(),
    })),
    scanner: z.enum(['clamd', 'none']),
    /** Files that were not looked at yet, and those that were found bad. */
    files: z.object({ waiting: z.int(), quarantined: z.int() }),
  })
  .meta({ id: 'SystemView' });

/** 发送失败: whom it did not reach, and the channel's own words. */
export const FailedMessageList = z
  .object({
    ...Turned,
    rows: z.array(z.object({ id: z.string(), channel: z.string(), recipient: z.object({ id: z.string(), name: z.string(), email: z.string() }), state: z.enum(['failed', 'unknown', 'handed']), createdAt: InstantText, attempts: z.int(), failure: z.string().nullable() })),
  })
  .meta({ id: 'FailedMessageList' });

/** What lies where it should have moved on: a workflow that was not told, an instant that came and was not handled, a reminder that is due and was not handed on. */
export const StuckList = z
  .object({
    at: InstantText,
    /** The oldest first. */
    rows: z.array(z.object({ what: z.enum(['untold', 'instant', 'reminder']), stream: z.string(), kind: z.string(), since: InstantText })),
    /** More of a sort than stand here. */
    isCut: z.boolean(),
    /** Other work that came to nothing; `atLeast`: they are not counted further. */
    failed: z.object({ messages: z.int(), exports: z.int(), atLeast: z.boolean() }),
  })
  .meta({ id: 'StuckList' });
/** 重新通知: one stream's workflow; none: of all that are stuck. */
export const TellAgainBody = z.strictObject({ stream: z.string().min(1).max(200).optional() }).meta({ id: 'TellAgain' });
export const ToldAgain = z.object({ told: z.int() }).meta({ id: 'ToldAgain' });

/** 核对 of the workflows against the record, the newest first; one that has not ended is asked for or under way. */
export const ReconciliationList = z
  .object({
    rows: z.array(z.object({
      id: z.string(), /** Null: of the night. */ asked: z.object({ at: InstantText, by: z.string() }).nullable(), began: InstantText.nullable(), ended: InstantText.nullable(),
      checked: z.int().nullable(), differences: z.int().nullable(), mended: z.int().nullable(), named: z.array(z.object({ stream: z.string(), found: z.string(), did: z.string() })), failure: z.string().nullable(),
    })),
  })
  .meta({ id: 'ReconciliationList' });

export const AccountList = z
  .object({
    ...Turned,
    rows: z.array(z.object({ id: z.string(), account: z.string(), name: z.string(), unit: z.object({ id: z.string(), name: z.string(), englishName: z.string() }), roles: z.array(RoleName), isThere: z.boolean(), hasPassword: z.boolean(), hasSecondFactor: z.boolean(), lastSignIn: InstantText.nullable() })),
  })
  .meta({ id: 'AccountList' });

/** 只读维护: null where writes are taken. `reason`: as the administrator wrote it, for everybody. */
export const MaintenanceView = z.object({ maintenance: z.object({ since: InstantText, reason: z.string() }).nullable() }).meta({ id: 'MaintenanceView' });
export const BeginMaintenanceBody = z.strictObject({ reason: z.string().trim().min(1).max(500) }).meta({ id: 'BeginMaintenance' });
