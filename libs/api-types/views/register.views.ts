import { z } from 'zod';
import { AllowedAction } from './assignment.views.js';
import { DayText, InstantText, Named, Turned } from './common.views.js';
import { OfProvince, RATE_LEVELS } from './dashboard.views.js';

export const DeliveryView = z.object({ recipient: z.string(), channel: z.string(), state: z.enum(['handed', 'sent', 'failed', 'unknown']), at: InstantText }).meta({ id: 'DeliveryView' });
/** A row of 提醒台账: one rule occurrence of an assignment; a row not sent says why. */
export const ReminderRow = z
  .object({
    key: z.string(), assignment: z.string(), task: z.string(), unit: Named, duty: z.string(), rule: z.string(),
    dueAt: InstantText, state: z.enum(['armed', 'dispatched', 'suppressed']), suppressedReason: z.string().nullable(),
    to: z.array(z.string()), deliveries: z.array(DeliveryView), late: z.boolean(),
  })
  .meta({ id: 'ReminderRow' });
export const ReminderList = z
  .object({ /** Now, or the last moment of the past day that was asked for. */ at: InstantText, ...Turned, rows: z.array(ReminderRow), /** Of those that were counted. */ sum: z.object({ due: z.int(), dispatched: z.int(), suppressed: z.int(), armed: z.int() }) })
  .meta({ id: 'ReminderList' });
export const SupervisionRow = z
  .object({ id: z.string(), number: z.string(), assignment: z.string(), task: z.string(), unit: Named, level: z.enum(['blue', 'orange', 'red', 'instruction']), ground: z.string(), dueOn: DayText, openedAt: InstantText, replyDueOn: DayText, state: z.enum(['open', 'closed']), closedAt: InstantText.nullable(), addressees: z.array(z.string()), copies: z.array(z.string()),
    /** Red that a leader of the bureau has not issued yet; hidden from the unit. */
    draftLevel: z.enum(['red']).nullable(), duty: z.string(), addressee: Named, issuer: z.string().nullable(), issuedAt: InstantText.nullable(),
    replyState: z.enum(['waiting', 'accepted', 'rejected']).nullable(), promisedOn: DayText.nullable(), appealState: z.enum(['lodged', 'upheld', 'erratum']).nullable(),
    /** Of the reader's side; of a closed case and of a past day none. */
    allowedActions: z.array(AllowedAction),
  })
  .meta({ id: 'SupervisionRow' });
export const SupervisionList = z.object({ /** Now, or the last moment of the past day that was asked for. */ at: InstantText, ...Turned, rows: z.array(SupervisionRow) }).meta({ id: 'SupervisionList' });
/** A notice that the cap of three a unit and week held back, and when it goes out. */
export const WithheldRow = z
  .object({ assignment: z.string(), task: z.string(), unit: Named, level: z.string(), dueAt: InstantText, withheldAt: InstantText, nextAt: InstantText.nullable(), state: z.enum(['armed', 'dispatched', 'suppressed']).nullable() })
  .meta({ id: 'WithheldRow' });
export const WithheldList = z.object({ ...Turned, rows: z.array(WithheldRow) }).meta({ id: 'WithheldList' });
/** 督办单 as issued. */
export const SupervisionNotice = z.object({ title: z.string(), paragraphs: z.array(z.string()) }).meta({ id: 'SupervisionNotice' });
const Said = z.object({ zh: z.string(), en: z.string() });
const ForecastItem = z.object({ at: InstantText, type: z.string(), text: Said });
/** 为何提醒·下一步 (T7): the rule, its source (row of the feature document, item of the notice) and calendar of each message that goes out if nobody acts. */
export const ForecastView = z
  .object({
    at: InstantText, calendar: z.object({ version: z.string(), provisional: z.boolean() }), last: z.array(ForecastItem), next: z.array(ForecastItem),
    rows: z.array(z.object({ at: InstantText, duty: z.string(), rule: z.string(), occurrence: z.string(), to: z.array(z.string()), source: z.object({ feature: z.string(), item: z.string().nullable() }), calendarVersion: z.string(), text: Said })),
  })
  .meta({ id: 'ForecastView' });
/** A score as it was published (S6): it stays; an erratum stands beside it. `appeal` null: none was lodged. */
export const PublishedScore = z
  .object({
    publication: z.int(), at: InstantText, total: z.number(), formula: Said, appealUntil: DayText, erratumTotal: z.number().nullable(),
    appeal: z.object({ state: z.enum(['lodged', 'upheld', 'erratum']), reason: z.string(), decision: z.string().nullable() }).nullable(),
    allowedActions: z.array(AllowedAction),
  })
  .meta({ id: 'PublishedScore' });
/** 得分 of a unit with its formula; null: nothing is due yet (–). */
export const ScoreRow = z
  .object({ unit: Named, /** Provinces and cities are ranked apart. */ kind: z.enum(['province', 'city', 'bureau']), total: z.number().nullable(), inTime: z.number().nullable(), done: z.number().nullable(), rounds: z.number(), replies: z.number(), formula: Said, published: z.array(PublishedScore) })
  .meta({ id: 'ScoreRow' });
export const ScoreList = z.object({ cycle: z.string(), at: InstantText, level: z.enum(RATE_LEVELS), ...OfProvince, rows: z.array(ScoreRow) }).meta({ id: 'ScoreList' });
/** 得分申诉: a published score of the reader's own unit, or one whose appeal waits for the reader. */
export const ScoreAppealRow = z.object({ unit: Named, score: PublishedScore }).meta({ id: 'ScoreAppealRow' });
export const ScoreAppealList = z.object({ cycle: z.string(), at: InstantText, rows: z.array(ScoreAppealRow) }).meta({ id: 'ScoreAppealList' });
export const NoticeRow = z
  .object({ id: z.string(), kind: z.string(), at: InstantText, readAt: InstantText.nullable(), title: z.object({ zh: z.string(), en: z.string() }), lines: z.array(z.object({ assignment: z.string(), reminder: z.string(), zh: z.string(), en: z.string(), /** What happens where it is not done; absent in notices of earlier releases. */ otherwise: z.object({ zh: z.string(), en: z.string() }).optional() })) })
  .meta({ id: 'NoticeRow' });
export const NoticeList = z.object({ unread: z.int(), ...Turned, rows: z.array(NoticeRow) }).meta({ id: 'NoticeList' });

export const CatalogueView = z
  .object({
    year: z.int(), documentNumber: z.string(), title: z.string(), issuedOn: DayText, hash: z.string(), launchedAt: InstantText.nullable(),
    categories: z.array(z.object({ number: z.int(), title: z.string(), englishTitle: z.string() })),
    tasks: z.array(z.object({
      code: z.string(), number: z.int(), category: z.int(), title: z.string(), englishTitle: z.string(), leadDepartment: Named, supportingDepartments: z.array(Named), bureauSummary: z.string(),
      bureauMilestones: z.array(z.object({ id: z.string(), dueOn: DayText, phrase: z.string(), summary: z.string() })),
      bureauMetrics: z.array(z.object({ id: z.string(), subject: z.string(), comparator: z.string(), value: z.number(), unit: z.string(), dueOn: DayText.nullable() })),
      obligations: z.array(z.object({
        id: z.string(), level: z.string(), mandatory: z.boolean(), scope: z.string(), group: Named.nullable(), open: z.boolean(), planDueOn: DayText.nullable(), summary: z.string(), issued: z.int(),
        milestones: z.array(z.object({ id: z.string(), dueOn: DayText, phrase: z.string(), summary: z.string() })),
        metrics: z.array(z.object({ id: z.string(), subject: z.string(), comparator: z.string(), value: z.number(), unit: z.string(), dueOn: DayText.nullable() })),
      })),
    })),
    openQuestions: z.array(z.object({ id: z.string(), about: z.string(), question: z.string() })),
  })
  .meta({ id: 'CatalogueView' });

/** 演示时钟. `movingTo` while it is on its way. */
/** `temporalUi`: where administrators watch the workflows run; null for everybody else. */
export const DemoClockView = z.object({ now: InstantText, movingTo: InstantText.nullable(), temporalUi: z.url().nullable() }).meta({ id: 'DemoClockView' });
export const MoveClockBody = z.union([z.strictObject({ workingDays: z.int().min(1).max(250) }), z.strictObject({ to: DayText })]).meta({ id: 'MoveClock' });
export const OutboxMail = z.object({ id: z.string(), at: InstantText, to: z.array(z.string()), subject: z.string(), text: z.string(), messageId: z.string() }).meta({ id: 'OutboxMail' });
export const OutboxList = z.object({ total: z.int(), page: z.int(), pageSize: z.int(), rows: z.array(OutboxMail) }).meta({ id: 'OutboxList' });
export const HealthView = z.object({ status: z.enum(['ok', 'degraded']), database: z.boolean() }).meta({ id: 'HealthView' });
