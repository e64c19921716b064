import { z } from 'zod';
import { Named, Status } from './common.views.js';

/** What a word finds; of each kind at most twenty. */
export const SearchView = z
  .object({
    tasks: z.array(z.object({ code: z.string(), title: z.string(), englishTitle: z.string() })),
    units: z.array(Named.extend({ kind: z.enum(['province', 'department', 'bureau', 'city']) })),
    /** Words like 广东 T07 name an assignment. */
    assignments: z.array(z.object({ id: z.string(), task: z.string(), title: z.string(), englishTitle: z.string(), unit: Named, status: Status })),
    /** Plans whose text has the word, with the words around it. */
    texts: z.array(z.object({ assignment: z.string(), task: z.string(), unit: Named, section: z.string(), snippet: z.string() })),
  })
  .meta({ id: 'SearchView' });
