import { z } from 'zod';
import { ProgressView } from './progress.views.js';
import { DayText, ErrorCode, InstantText, Light, Named, Status, Told, Turned } from './common.views.js';
import { RequestsView } from './request.views.js';

/** A verb of the feature document, allowed or with the reason why not. */
export const AllowedAction = z
  .object({ type: z.string(), allowed: z.boolean(), refusal: Told.nullable() })
  .meta({ id: 'AllowedAction' });
/** What an item asks for, as codes; null where it says so in words only. */
const DemandView = z.object({ subject: z.string(), wants: z.union([z.enum(['add', 'remove']), z.object({ value: z.union([z.number(), z.string()]) })]) });
export const ReturnItemView = z.object({ id: z.string(), department: Named, section: z.string(), text: z.string(), demand: DemandView.nullable(), answer: z.object({ kind: z.enum(['changed', 'kept']), reason: z.string() }).nullable() }).meta({ id: 'ReturnItemView' });
export const LetterView = z
  .object({ id: z.string(), round: z.int(), revisionDueOn: DayText, returnTo: z.enum(['clerk', 'leader', 'province']), reason: z.string(), items: z.array(ReturnItemView) })
  .meta({ id: 'LetterView' });
export const ReviewSlotView = z
  .object({
    department: Named, claimedBy: z.string().nullable(), decision: z.enum(['approve', 'approve_with_conditions', 'return', 'no_opinion']).nullable(), opinion: z.string(),
    /** Approved in an earlier round and not asked again. */
    stands: z.boolean(),
    /** Its decision is waited for now; the bureau's readers alone are told. */
    isAwaited: z.boolean(),
    /** When it was decided; while it is not, since when it is waited for. */
    since: InstantText,
    /** What a return names, in its order; shown to who reviews before the letter goes out. */
    items: z.array(ReturnItemView),
    conditions: z.array(z.object({ id: z.string(), section: z.string().nullable(), dueOn: DayText, text: z.string() })),
  })
  .meta({ id: 'ReviewSlotView' });
/** A condition of the approval: a milestone of the assignment. */
export const ConditionView = z.object({ id: z.string(), department: Named, section: z.string().nullable(), dueOn: DayText, text: z.string(), reached: z.boolean() }).meta({ id: 'ConditionView' });
/** Opposite demands with the lead. */
export const SettlementView = z.object({ dueOn: DayText, contradictions: z.array(z.object({ section: z.string(), subject: z.string(), items: z.array(ReturnItemView) })) }).meta({ id: 'SettlementView' });
/** `files`: ids of attachments that belong to the section; they are frozen and hashed with its text. */
export const PlanSection = z.strictObject({ id: z.string().min(1).max(64), text: z.string().max(200_000), files: z.array(z.uuid()).max(100).optional() }).meta({ id: 'PlanSection' });
export const HistoryEntry = z
  .object({ sequence: z.int(), type: z.string(), at: InstantText, actor: z.string(), actingFor: z.string().nullable(), unit: z.string(), round: z.int(), holder: z.enum(['unit', 'bureau']), texts: z.record(z.string(), z.string()), facts: z.record(z.string(), z.unknown()), hash: z.string() })
  .meta({ id: 'HistoryEntry' });
/** 督办 as its reader may see it: red is shown once it is issued, to the bureau with `issuedAt` null before. */
export const SupervisionCaseView = z
  .object({
    id: z.string(), level: z.enum(['blue', 'orange', 'red']), ground: z.string(), duty: z.string(), dueOn: DayText, replyDueOn: DayText, issuedAt: InstantText.nullable(), issuer: z.string().nullable(), addressee: Named,
    reply: z.object({ promisedOn: DayText, state: z.enum(['waiting', 'accepted', 'rejected']) }).nullable(), appeal: z.enum(['lodged', 'upheld']).nullable(),
  })
  .meta({ id: 'SupervisionCaseView' });
export const AssignmentView = z
  .object({
    id: z.string(),
    sequence: z.int(),
    status: Status,
    round: z.int(),
    mandatory: z.boolean(),
    level: z.enum(['province', 'city', 'bureau']),
    /** Of a city. */
    province: Named.nullable(),
    /** Of a round: with the city's province, or with the departments. */
    stage: z.enum(['province', 'departments']).nullable(),
    light: Light,
    task: z.object({ code: z.string(), number: z.int(), title: z.string(), englishTitle: z.string() }),
    obligation: z.object({ id: z.string(), summary: z.string() }),
    bureauSummary: z.string(),
    unit: Named,
    leadDepartment: Named,
    supportingDepartments: z.array(Named),
    holder: z.enum(['unit', 'bureau']).nullable(),
    planDueOn: DayText,
    planDueSource: z.enum(['notice', 'setting']),
    acknowledgeBy: DayText,
    reviewDueOn: DayText.nullable(),
    revisionDueOn: DayText.nullable(),
    /** The date that the holder must meet next, with working days left (negative: overdue). */
    dueOn: DayText.nullable(),
    /** What that date is of: `plan`, `milestone:{id}`. */
    dueDuty: z.string().nullable(),
    /** Why the light is red or yellow. */
    cause: z.enum(['overdue', 'soon', 'behind']).nullable(),
    workingDaysLeft: z.int().nullable(),
    provisional: z.boolean(),
    held: z.object({ unit: z.int(), bureau: z.int() }),
    plan: z.object({ version: z.int(), textHash: z.string(), sections: z.array(PlanSection) }).nullable(),
    letter: LetterView.nullable(),
    /** How the decisions of the round under way make one result. */
    quorum: z.enum(['all', 'any', 'share', 'sequential']).nullable(),
    slots: z.array(ReviewSlotView),
    /** The earliest date that a letter sent today may ask for; for who reviews, while a letter may be sent. */
    revisionFrom: DayText.nullable(),
    settlement: SettlementView.nullable(),
    conditions: z.array(ConditionView),
    milestones: z.array(z.object({ id: z.string(), dueOn: DayText, phrase: z.string(), summary: z.string(), reached: z.boolean(), /** Of an earlier year's assignment that was carried over (X3). */ from: z.object({ assignment: z.string(), milestone: z.string() }).optional() })),
    metrics: z.array(z.object({ id: z.string(), subject: z.string(), comparator: z.string(), value: z.number(), unit: z.string(), dueOn: DayText.nullable() })),
    percent: z.number(),
    progress: ProgressView,
    /** 转办, 委派: who does the unit's clerk work, and to whom it goes back; for readers of the unit. */
    handler: z.object({ by: z.string(), returnTo: z.string().nullable() }).nullable(),
    /** 抄送: names of persons and units. */
    copiedTo: z.array(z.string()),
    openCase: SupervisionCaseView.nullable(),
    /** 批示 that are open. */
    instructions: z.array(SupervisionCaseView.omit({ level: true })),
    outcome: z.string().nullable(),
    /** The next year's assignment that it went on in; absent: it was not carried over. */
    carriedTo: z.string().optional(),
    /** Assignments of earlier years that went on in it; absent: none. */
    carriedFrom: z.array(z.string()).optional(),
    ...RequestsView.shape,
    allowedActions: z.array(AllowedAction),
    history: z.array(HistoryEntry),
  })
  .meta({ id: 'AssignmentView' });

/** A text as it was submitted, round by round; what was recalled is not there. */
export const PlanRounds = z
  .object({ rounds: z.array(z.object({ round: z.int(), version: z.int(), textHash: z.string(), submittedAt: InstantText, sections: z.array(PlanSection) })) })
  .meta({ id: 'PlanRounds' });

export const DraftView = z.object({ version: z.int(), sections: z.array(PlanSection), savedAt: InstantText.nullable(), savedBy: z.string().nullable() }).meta({ id: 'DraftView' });
/** `baseVersion` = version the editor started from; another one meanwhile: 409 DRAFT_CONFLICT with the stored draft. */
export const SaveDraftBody = z.strictObject({ baseVersion: z.int().min(0), sections: z.array(PlanSection).min(1).max(50).refine((sections) => new Set(sections.map((section) => section.id)).size === sections.length, 'each section once') }).meta({ id: 'SaveDraft' });

/** 校核 of the stored draft (L3): what would refuse it, and what is worth a second look. `fields`: what it is about. */
const CheckedField = z.object({ kind: z.enum(['section', 'metric', 'item', 'file']), id: z.string() });
export const DraftChecks = z
  .object({
    draftVersion: z.int(),
    blockers: z.array(z.object({ code: ErrorCode, message: z.object({ zh: z.string(), en: z.string() }), fields: z.array(CheckedField) })),
    warnings: z.array(z.object({ code: z.enum(['after_deadline', 'misses_target', 'answered_unchanged']), fields: z.array(CheckedField) })),
  })
  .meta({ id: 'DraftChecks' });

export const BOXES = ['todo', 'done', 'mine', 'copied', 'drafts'] as const;
export const WorklistRow = z
  .object({
    id: z.string(), status: Status, round: z.int(), light: Light, mandatory: z.boolean(),
    task: z.object({ code: z.string(), title: z.string(), englishTitle: z.string() }), unit: Named,
    dueOn: DayText.nullable(), workingDaysLeft: z.int().nullable(),
    /** What is asked of the reader: the first verb to take; null in the other boxes. */
    verb: z.string().nullable(), at: InstantText,
  })
  .meta({ id: 'WorklistRow' });
export const WorklistView = z
  .object({ counts: z.record(z.enum(BOXES), z.int()), ...Turned, rows: z.array(WorklistRow) })
  .meta({ id: 'WorklistView' });

export const OverviewCell = z
  .object({ task: z.string(), unit: z.string(), light: Light, status: Status, assignment: z.string(), dueOn: DayText.nullable(), workingDaysLeft: z.int().nullable(), holder: z.enum(['unit', 'bureau']).nullable(), caseLevel: z.enum(['blue', 'orange', 'red']).nullable() })
  .meta({ id: 'OverviewCell' });
export const OverviewView = z
  .object({
    cycle: z.string(), /** Now, or the last moment of the past day that was asked for. */ at: InstantText, /** By then. */ launched: z.boolean(),
    tasks: z.array(z.object({ code: z.string(), number: z.int(), title: z.string(), englishTitle: z.string(), category: z.int(), leadDepartment: Named })),
    units: z.array(z.object({ id: z.string(), name: z.string(), shortName: z.string(), abbreviation: z.string(), englishName: z.string(), tile: z.tuple([z.int(), z.int()]) })),
    /** No cell: nothing is asked of that unit, shown grey. */
    cells: z.array(OverviewCell),
  })
  .meta({ id: 'OverviewView' });
