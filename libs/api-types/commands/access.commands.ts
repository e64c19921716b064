import { z } from 'zod';

const reason = z.string().trim().min(1).max(2000);
const id = z.string().min(1).max(64);
const ids = (most: number) => z.array(id).max(most);

const verb = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), expectedSequence: z.int().min(0).optional(), ...shape }).meta({ id: type });

export const Reassign = verb('Reassign', { to: id, reason });
export const Delegate = verb('Delegate', { to: id, reason });
/** `to`: ids of users and units. */
export const Copy = verb('Copy', { to: ids(50).min(1) });
/** `about`: a section or a return item; null: the whole. `inside` is read by the writer's own side alone. */
export const Comment = verb('Comment', { audience: z.enum(['inside', 'all']), about: z.string().min(1).max(120).nullable(), text: z.string().trim().min(1).max(5000), mentions: ids(20).default([]) });
/** One item of a batch approval; its page sends `/assignments/batch-approvals`. */
export const ApproveInBatch = verb('ApproveInBatch', { textHash: z.string().regex(/^[0-9a-f]{64}$/), opinion: z.string().trim().max(2000) });
