import { join } from 'node:path';
import type { Attempt } from '#persistence/content/exported-list.store.js';
import { ListFiles } from '#storage/list-files.js';
import type { SignedIn } from '../platform/request.js';
import type { ApiSettings } from '../platform/tokens.js';

/** A file of its own for each attempt: an attempt that was taken for dead overwrites nothing. */
export const fileOf = ({ id, attempt }: Attempt): string => `${id}-${attempt}.xlsx`;
/** The rights that its rows were read with. */
export const rightsOf = ({ unit, roles }: SignedIn): string => [unit, ...[...roles].sort()].join(' ');
export const listFilesOf = ({ FILES_DIR }: ApiSettings): ListFiles => new ListFiles(join(FILES_DIR, 'exported-lists'));
