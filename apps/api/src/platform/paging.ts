import { z } from 'zod';

/** 20 rows a page (interface.md section 6). */
export const PAGE_SIZE = 20;
export const Page = z.coerce.number().int().min(1).max(100_000).default(1);
/** A filter of a list; an empty one is none. */
export const Filter = z
  .string()
  .max(100)
  .transform((value) => (value === '' ? undefined : value))
  .optional();
