import { z } from 'zod';

export const text = (max: number) => z.string().trim().max(max);
export const reason = z.string().trim().min(1).max(2000);
export const code = z.string().min(1).max(64);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A verb's body: its name, the last sequence that the sender saw, and what is its own. */
export const verb = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), expectedSequence: z.int().min(0).optional(), ...shape }).meta({ id: type });
