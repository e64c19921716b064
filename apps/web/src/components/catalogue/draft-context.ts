import { createContext, use } from 'react';
import type { CatalogueVersionView, UnitView } from '../../api/generated/types.gen.js';
import type { Correction } from './corrections.js';
import type { DraftField, Quote } from './draft-fields.js';

/** What the parts of the page of one catalogue version share. */
export interface DraftDesk {
  readonly version: CatalogueVersionView;
  readonly fields: readonly DraftField[];
  readonly units: readonly UnitView[];
  readonly corrections: ReadonlyMap<string, readonly Correction[]>;
  /** Shown in the source. */
  readonly showQuote: (quote: Quote | null) => void;
}
export const DraftContext = createContext<DraftDesk | null>(null);

export const useDraftDesk = (): DraftDesk => {
  const desk = use(DraftContext);
  if (!desk) throw new Error('useDraftDesk stands outside the page of a catalogue version');
  return desk;
};
