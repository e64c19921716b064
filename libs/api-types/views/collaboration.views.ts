import { z } from 'zod';
import { SCAN_STATES } from '#domain/assignment/attachments.js';
import { DayText, InstantText, Named, Receipt, Told } from './common.views.js';

const Person = z.object({ id: z.string(), name: z.string() });

/** 代理 of the reader's unit, also past and ended ones. */
export const ProxyView = z
  .object({ id: z.string(), principal: Person, proxy: Person, from: DayText, until: DayText, tasks: z.array(z.string()).nullable(), setAt: InstantText, endedAt: InstantText.nullable() })
  .meta({ id: 'ProxyView' });
export const ProxyList = z.object({ rows: z.array(ProxyView) }).meta({ id: 'ProxyList' });

export const CommentView = z
  .object({ sequence: z.int(), at: InstantText, author: Person, actingFor: Person.nullable(), unit: Named, audience: z.enum(['inside', 'all']), text: z.string(), mentions: z.array(Person), isRead: z.boolean() })
  .meta({ id: 'CommentView' });
/** 沟通: one thread a section or return item; `about` null: the whole. */
export const ThreadList = z
  .object({ unread: z.int(), threads: z.array(z.object({ about: z.string().nullable(), comments: z.array(CommentView) })) })
  .meta({ id: 'ThreadList' });
/** All comments up to this sequence are read. */
export const MarkThreadsBody = z.strictObject({ upTo: z.int().min(1) }).meta({ id: 'MarkThreads' });

const BATCH_MOST = 50;
const assignment = z.string().min(1).max(200);
export const BatchPreviewBody = z.strictObject({ ids: z.array(assignment).min(1).max(BATCH_MOST) }).meta({ id: 'BatchPreview' });
/** What is approved, item by item, before anybody approves it (L12). `refusal`: why it would not be taken. */
export const BatchDigest = z
  .object({ items: z.array(z.object({ id: z.string(), unit: Named.nullable(), round: z.int(), textHash: z.string(), sequence: z.int(), changedSections: z.array(z.string()), refusal: Told.nullable() })) })
  .meta({ id: 'BatchDigest' });
export const BatchApprovalBody = z
  .strictObject({ items: z.array(z.strictObject({ id: assignment, expectedSequence: z.int().min(0), textHash: z.string().regex(/^[0-9a-f]{64}$/) })).min(1).max(BATCH_MOST), opinion: z.string().trim().max(2000) })
  .meta({ id: 'BatchApproval' });
/** `skipped`: changed since the digest; `refused`: the rules say no; `failed`: not known, send again with the same key. */
export const BatchAnswer = z
  .object({ items: z.array(z.object({ id: z.string(), outcome: z.enum(['approved', 'skipped', 'refused', 'failed']), receipt: Receipt.nullable(), refusal: Told.nullable() })) })
  .meta({ id: 'BatchAnswer' });

/** `scan`: `held` waits for its virus scan, `quarantined` was found infected: neither counts nor comes back; `unscanned` is taken without one. */
export const AttachmentView = z
  .object({ id: z.string(), name: z.string(), type: z.string(), size: z.int(), hash: z.string(), unit: Named, uploadedBy: z.string(), uploadedAt: InstantText, scan: z.enum(SCAN_STATES) })
  .meta({ id: 'AttachmentView' });
/** `limits`: of one file, of a side's files on an assignment, and the types that are taken, as endings. */
export const AttachmentList = z.object({ rows: z.array(AttachmentView), limits: z.object({ megabytes: z.int(), files: z.int(), types: z.array(z.string()) }) }).meta({ id: 'AttachmentList' });
