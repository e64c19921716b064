import type { CatalogueCommand, Receipt } from '../../api/generated/types.gen.js';
import { draftKeys } from '../../api/draft-keys.js';
import { useActs, type Acting } from '../../forms/use-acts.js';
import { apiPathTo } from '../../api-paths.js';

/** Acts on one catalogue version. */
export const useDraftActs = (id: string, onDone: (receipts: readonly Receipt[]) => void): Acting<CatalogueCommand> =>
  useActs(apiPathTo.catalogueVersionCommands(id), draftKeys(id), onDone);
