import { z } from 'zod';

/** Lists that keep their filters in the address. */
export const VIEW_PAGES = ['worklist', 'overview', 'assignments', 'rates', 'reminders', 'supervision', 'metrics', 'load', 'audit'] as const;
const Search = z.record(z.string().regex(/^[A-Za-z]{1,20}$/), z.string().max(100)).refine((search) => Object.keys(search).length <= 20, 'at most 20 filters');

export const SaveViewBody = z.strictObject({ page: z.enum(VIEW_PAGES), name: z.string().trim().min(1).max(40), search: Search, /** For one's whole office. */ shared: z.boolean() }).meta({ id: 'SaveView' });
export const SavedView = z.object({ id: z.string(), page: z.enum(VIEW_PAGES), name: z.string(), search: z.record(z.string(), z.string()), shared: z.boolean(), mine: z.boolean() }).meta({ id: 'SavedView' });
export const SavedViewList = z.object({ views: z.array(SavedView) }).meta({ id: 'SavedViewList' });
